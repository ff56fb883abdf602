/** Who asks: a dashboard prefers an old answer to none, an alert rule prefers an error to an old answer. */
export type Mode = 'dashboard' | 'alert';

/** An entry's age against the limits of who asks, ms. */
export interface Standing {
  readonly ageMs: number;
  /** How long such an answer is fresh; 0 means that stored answers are not to be used at all. */
  readonly freshForMs: number;
  readonly alertMaxAgeMs: number;
  readonly mode: Mode;
}

/**
 * What an entry is good for: `fresh` is the answer; `stale` is the answer while it is revalidated in the background;
 * `old` may only stand in when a load fails, if at all (`canStandIn`).
 */
export type Freshness = 'fresh' | 'stale' | 'old';

/** Judges an entry. Grace, the time in which a dashboard gets a stale answer at once, is as long as freshness. */
export function judgeFreshness({ ageMs, freshForMs, alertMaxAgeMs, mode }: Standing): Freshness {
  if (mode === 'alert') {
    return ageMs < freshForMs && ageMs <= alertMaxAgeMs ? 'fresh' : 'old';
  }
  if (ageMs < freshForMs) {
    return 'fresh';
  }
  return freshForMs > 0 && ageMs <= 2 * freshForMs ? 'stale' : 'old';
}

/** Whether an entry may be the answer after its load failed: any age on a dashboard, the contract's limit for alerts. */
export function canStandIn({ ageMs, freshForMs, alertMaxAgeMs, mode }: Standing): boolean {
  return freshForMs > 0 && (mode === 'dashboard' || ageMs <= alertMaxAgeMs);
}
