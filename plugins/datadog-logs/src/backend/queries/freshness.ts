/** So long after its end an answer is taken for settled: late logs have come, but for those that come hours late. */
const SETTLED_AFTER_MS = 10 * 60_000;
const SETTLED_FRESH_FOR_MS = 86_400_000;

/** An answer that Datadog itself calls a part of the truth is asked again as soon as quota can bear. */
const PART_FRESH_FOR_MS = 60_000;

/** An answer about a time. */
export interface TimedAnswer {
  /** When Datadog was asked, epoch ms. */
  readonly askedAtMs: number;
  /** Up to here it was asked about, epoch ms, exclusive. */
  readonly askedThroughMs: number;
  /** Datadog looked at all logs, and has nothing to say against it. */
  readonly isWhole: boolean;
}

export interface Freshness {
  /** Up to here the answer can ever be needed, epoch ms, exclusive. */
  readonly endMs: number;
  /** How long an answer that may still grow is fresh, ms. */
  readonly openMs: number;
}

/** How long an answer is fresh, ms. */
export function freshForMs({ askedAtMs, askedThroughMs, isWhole }: TimedAnswer, { endMs, openMs }: Freshness): number {
  if (!isWhole) {
    return Math.min(openMs, PART_FRESH_FOR_MS);
  }
  const isSettled = askedThroughMs >= endMs && askedAtMs >= endMs + SETTLED_AFTER_MS;
  return isSettled ? Math.max(openMs, SETTLED_FRESH_FOR_MS) : openMs;
}
