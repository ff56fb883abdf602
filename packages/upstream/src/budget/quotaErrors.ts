import { UpstreamError } from '../UpstreamError';

interface Until {
  readonly untilMs: number;
  readonly nowMs: number;
}

/** The error of a call that a hold keeps from being made; `retryAfterMs` is what is left of it. */
export function heldError({ isRaised, ...end }: Until & { readonly isRaised: boolean }): UpstreamError {
  const what = isRaised
    ? 'The vendor’s quota is used up, and it went on refusing; no call is made until'
    : 'The vendor’s quota is used up until';
  return new UpstreamError('rateLimited', textUntil(what, end), { retryAfterMs: end.untilMs - end.nowMs });
}

/**
 * The error of a call for which too little remained. Its end is our own reckoning: without `retryAfterMs` nobody
 * remembers it as the vendor's word.
 */
export function spentError({ left, ...end }: Until & { readonly left: number }): UpstreamError {
  const what =
    left > 0
      ? 'What is left of the vendor’s quota is kept for alert rules until'
      : 'The vendor’s quota is used up until';
  return new UpstreamError('rateLimited', textUntil(what, end));
}

/** The error of a call that others went before, of which nobody knows when they will be done. */
export function crowdedError(): UpstreamError {
  return new UpstreamError('rateLimited', 'The vendor’s quota left no room for this call in time; ask less often');
}

function textUntil(what: string, { untilMs, nowMs }: Until): string {
  const until = new Date(untilMs).toISOString().slice(0, 19).replace('T', ' ');
  return `${what} ${until} UTC (in ${String(Math.ceil((untilMs - nowMs) / 1000))} s)`;
}
