import { dateTime, dateTimeFormat } from '@grafana/data';
import { Button, Stack, Text, Tooltip } from '@grafana/ui';
import { useEffect, useState } from 'react';
import { EditorHint } from './EditorHint';
import { messageOf } from './messageOf';

export interface AnswerAgeProps {
  /** When the answer on screen was given (ISO 8601); undefined while there is none. */
  readonly fetchedAt: string | undefined;
  /** Drops what is cached and asks anew. @returns how many answers were dropped */
  readonly onDrop: () => Promise<number>;
}

type DropState =
  | { readonly kind: 'idle' | 'dropping' }
  | { readonly kind: 'dropped'; readonly count: number }
  | { readonly kind: 'failed'; readonly reason: string };

const TICK_MS = 30_000;

/** How old the answer on screen is, beside a button that makes the backend ask again. */
export function AnswerAge({ fetchedAt, onDrop }: AnswerAgeProps) {
  const [state, setState] = useState<DropState>({ kind: 'idle' });
  const nowMs = useNow(TICK_MS);

  const drop = async () => {
    setState({ kind: 'dropping' });
    try {
      setState({ kind: 'dropped', count: await onDrop() });
    } catch (error) {
      setState({ kind: 'failed', reason: messageOf(error) });
    }
  };

  return (
    <Stack alignItems="center" wrap="wrap" gap={1}>
      <Text variant="bodySmall" color="secondary">
        {fetchedAt === undefined ? 'No answer yet' : <Age fetchedAt={fetchedAt} nowMs={nowMs} />}
      </Text>
      <Button
        size="sm"
        variant="secondary"
        fill="outline"
        icon="sync"
        disabled={state.kind === 'dropping'}
        tooltip="Refresh shows cached answers again; this forgets those of this data source and asks anew"
        data-testid="drop-cached-answers"
        onClick={drop}
      >
        Drop cached answers
      </Button>
      {state.kind === 'dropped' && <EditorHint severity="info" text={droppedText(state.count)} />}
      {state.kind === 'failed' && (
        <EditorHint severity="error" text={`The cached answers could not be dropped: ${state.reason}`} />
      )}
    </Stack>
  );
}

function Age({ fetchedAt, nowMs }: { readonly fetchedAt: string; readonly nowMs: number }) {
  // An answer younger than the last tick, or from a server whose clock is ahead, is not from the future.
  const age = dateTime(Math.min(dateTime(fetchedAt).valueOf(), nowMs)).from(nowMs);
  return (
    <Tooltip content={dateTimeFormat(fetchedAt)}>
      <span data-testid="answer-age">Answered {age}</span>
    </Tooltip>
  );
}

const droppedText = (count: number): string => `${count} ${count === 1 ? 'answer' : 'answers'} dropped`;

/** The time, read anew every so many milliseconds. */
function useNow(everyMs: number): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return nowMs;
}
