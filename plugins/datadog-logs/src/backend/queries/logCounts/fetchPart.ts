import type { CacheAnswer } from '@glance/cache';
import type { Stale } from '@glance/data-source';
import { isUpstreamError, UpstreamError } from '@glance/upstream';
import type { AnswerWarning } from '../../upstream/AggregateAnswer';
import type { CountsChunk } from './countsChunks';
import type { CountsPart } from './CountsPart';
import type { HeldCounts } from './HeldCounts';

/** A chunk and what is known of it. */
export interface AnsweredChunk {
  readonly chunk: CountsChunk;
  readonly answer: CacheAnswer<HeldCounts>;
}

/** How a part's chunks come to be known. */
export interface CountsSource {
  /** In the order of time; asks Datadog about those that are missing. */
  ask(part: CountsPart): Promise<readonly AnsweredChunk[]>;
  /** Those of which there is any answer at all, without asking; they are told why there is no newer one. */
  held(part: CountsPart, reason: Error): Promise<readonly AnsweredChunk[]>;
}

/** What came of a part. */
export interface FetchedPart {
  readonly answers: readonly HeldCounts[];
  /** When Datadog gave the oldest answer, epoch ms. */
  readonly fetchedAtMs: number;
  /** Of the oldest answer that is older than it should be. */
  readonly stale?: Stale;
  /** Datadog did not look at all logs. */
  readonly isTimedOut: boolean;
  /** What Datadog says against its own answers, each once. */
  readonly warnings: readonly AnswerWarning[];
  /** Nobody asked about a part of the range after it had come. */
  readonly hasGap: boolean;
}

export interface FetchOptions {
  readonly source: CountsSource;
  /** An alert rule does without nothing: a bucket that was not asked about is a failure. */
  readonly fromAlert: boolean;
}

// Whoever joins a call that was made for another minute gets that minute's answer, and asks again.
const MOST_TRIES = 3;

/**
 * Comes to know a part of a plan.
 * @throws UpstreamError when Datadog has no answer, and none that is held may stand in for it
 */
export async function fetchPart(part: CountsPart, { source, fromAlert }: FetchOptions): Promise<FetchedPart> {
  const answered = await answersOf(part, { source, fromAlert });
  const lacking = answered.filter(({ chunk, answer }) => !isEnough(chunk, answer));
  if (fromAlert && lacking.length > 0) {
    const [first] = lacking;
    throw first?.answer.stale?.reason ?? new UpstreamError('unavailable', 'Datadog was asked too early. Ask again');
  }
  const held = answered.map(({ answer: { value } }) => value);
  return {
    answers: held,
    fetchedAtMs: Math.min(...answered.map(({ answer }) => answer.fetchedAtMs)),
    stale: oldestStale(answered),
    isTimedOut: held.some(({ answer }) => answer.status === 'timeout'),
    warnings: distinctWarnings(held),
    hasGap: lacking.length > 0 || isShort(part, answered),
  };
}

async function answersOf(part: CountsPart, { source, fromAlert }: FetchOptions): Promise<readonly AnsweredChunk[]> {
  try {
    let answered = await source.ask(part);
    for (let tries = 1; tries < MOST_TRIES && answered.some(isFromBefore); tries += 1) {
      answered = await source.ask(part);
    }
    return answered;
  } catch (error) {
    if (fromAlert || part.kind === 'exact' || !isUpstreamError(error)) {
      throw error;
    }
    // The newest block may never have been answered; a dashboard shows the others.
    const held = await source.held(part, error);
    if (held.length === 0) {
      throw error;
    }
    return held;
  }
}

function isEnough({ isEnough: judge }: CountsChunk, { value }: CacheAnswer<HeldCounts>): boolean {
  return judge?.(value) ?? true;
}

function isFromBefore({ chunk, answer }: AnsweredChunk): boolean {
  return answer.stale === undefined && !isEnough(chunk, answer);
}

function isShort({ range }: CountsPart, answered: readonly AnsweredChunk[]): boolean {
  const spans = answered.map(({ chunk }) => [Math.max(chunk.fromMs, range.fromMs), chunk.toMs] as const);
  return spans.reduce((sum, [fromMs, toMs]) => sum + toMs - fromMs, 0) < range.toMs - range.fromMs;
}

function oldestStale(answered: readonly AnsweredChunk[]): Stale | undefined {
  return answered
    .flatMap(({ answer: { stale } }) => stale ?? [])
    .sort((a, b) => b.ageMs - a.ageMs)
    .at(0);
}

function distinctWarnings(held: readonly HeldCounts[]): readonly AnswerWarning[] {
  const byText = new Map(held.flatMap(({ answer }) => answer.warnings).map((one) => [JSON.stringify(one), one]));
  return [...byText.values()];
}
