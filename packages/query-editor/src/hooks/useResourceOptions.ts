import { useCallback, useEffect, useRef, useState } from 'react';
import { messageOf } from '../messageOf';
import { type PickerOption } from '../PickerOption';

export interface ResourceOptionsRequest {
  /** What is asked for: a new key asks anew. Undefined: nothing is needed for now. */
  readonly key: string | undefined;
  /** Asks the backend; the signal is aborted when nobody wants the answer any more. */
  readonly load: (signal: AbortSignal) => Promise<readonly PickerOption[]>;
}

/** Options that come from the backend, at every stage of coming. */
export interface ResourceOptions {
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  /** Empty until they are there. */
  readonly options: readonly PickerOption[];
  /** True when they have been loading for so long that a spinner helps instead of flickering. */
  readonly isSlow: boolean;
  /** Why they could not be loaded. */
  readonly error?: string;
  /** Asks once more. */
  readonly retry: () => void;
}

type Outcome =
  | { readonly status: 'loading'; readonly isSlow: true }
  | { readonly status: 'ready'; readonly options: readonly PickerOption[] }
  | { readonly status: 'failed'; readonly error: string };

const SLOW_AFTER_MS = 300;
const NONE: readonly PickerOption[] = [];

/** Loads options from the backend. An answer to a question that is no longer asked is cancelled or ignored. */
export function useResourceOptions({ key, load }: ResourceOptionsRequest): ResourceOptions {
  const [attempt, setAttempt] = useState(0);
  const [latest, setLatest] = useState<{ readonly question: string; readonly outcome: Outcome }>();
  const latestLoad = useRef(load);
  useEffect(() => {
    latestLoad.current = load;
  });

  const question = key === undefined ? undefined : `${attempt} ${key}`;
  useEffect(() => {
    if (question === undefined) {
      return;
    }
    const controller = new AbortController();
    const settle = (outcome: Outcome) => {
      clearTimeout(timer);
      if (!controller.signal.aborted) {
        setLatest({ question, outcome });
      }
    };
    const timer = setTimeout(() => settle({ status: 'loading', isSlow: true }), SLOW_AFTER_MS);
    latestLoad.current(controller.signal).then(
      (options) => settle({ status: 'ready', options }),
      (error: unknown) => settle({ status: 'failed', error: messageOf(error) })
    );
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [question]);

  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  const base = { options: NONE, isSlow: false, retry };
  if (question === undefined) {
    return { ...base, status: 'idle' };
  }
  return latest?.question === question ? { ...base, ...latest.outcome } : { ...base, status: 'loading' };
}
