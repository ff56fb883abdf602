import { DEFAULT_RETRY, type FailedAttempt, retryDelay } from './RetryPlan';
import { UpstreamError } from './UpstreamError';

const transient = new UpstreamError('unavailable', 'down', { status: 503 });

function delayOf(error: unknown, more: Partial<FailedAttempt> = {}) {
  return retryDelay(DEFAULT_RETRY, { error, attempt: 1, nowMs: 0, heldForMs: 0, random: 0, ...more });
}

describe('retryDelay', () => {
  it('grows from attempt to attempt up to its limit, spread over its upper half', () => {
    const options = { ...DEFAULT_RETRY, maxAttempts: 10 };
    const delays = [1, 2, 3, 4, 5, 6].map((attempt) =>
      [0, 0.999].map((random) => retryDelay(options, { error: transient, attempt, nowMs: 0, heldForMs: 0, random }))
    );
    expect(delays).toEqual([
      [125, 250],
      [250, 500],
      [500, 1000],
      [1000, 1999],
      [2000, 3998],
      [2000, 3998],
    ]);
  });

  it('gives up after the last attempt', () => {
    expect(delayOf(transient, { attempt: 2 })).toBeDefined();
    expect(delayOf(transient, { attempt: 3 })).toBeUndefined();
  });

  it('gives up when the wait would reach the deadline', () => {
    expect(delayOf(transient, { deadlineAtMs: 126 })).toBe(125);
    expect(delayOf(transient, { deadlineAtMs: 125 })).toBeUndefined();
  });

  it.each([
    ['a cut connection', new UpstreamError('unavailable', 'cut', { transient: true })],
    ['502', new UpstreamError('unavailable', 'x', { status: 502 })],
    ['504', new UpstreamError('timeout', 'x', { status: 504 })],
  ])('tries again after %s', (_, error) => {
    expect(delayOf(error)).toBe(125);
  });

  it.each([
    ['an unknown host', new UpstreamError('unavailable', 'x')],
    ['500', new UpstreamError('unavailable', 'x', { status: 500 })],
    ['a timeout of our own', new UpstreamError('timeout', 'x')],
    ['a wrong request', new UpstreamError('badRequest', 'x', { status: 400 })],
    ['refused credentials', new UpstreamError('unauthorized', 'x', { status: 401 })],
    ['a cancelled call', new UpstreamError('aborted', 'x')],
    ['a bug', new TypeError('x')],
  ])('does not try again after %s', (_, error) => {
    expect(delayOf(error)).toBeUndefined();
  });

  it('waits for quota only when the vendor itself named an end that is near', () => {
    const refused = (options: { status?: number; retryAfterMs?: number }): UpstreamError =>
      new UpstreamError('rateLimited', 'x', options);
    expect(delayOf(refused({ status: 429, retryAfterMs: 5_000 }))).toBe(5_000);
    expect(delayOf(refused({ status: 429, retryAfterMs: 5_001 }))).toBeUndefined();
    expect(delayOf(refused({ status: 429 }))).toBeUndefined();
    expect(delayOf(refused({ retryAfterMs: 100 }))).toBeUndefined();
    expect(delayOf(refused({ status: 429, retryAfterMs: 5_000 }), { deadlineAtMs: 5_000 })).toBeUndefined();
  });

  it('waits for quota as long as the budget holds back, and not when that is long', () => {
    const error = new UpstreamError('rateLimited', 'x', { status: 429, retryAfterMs: 2_000 });
    expect(delayOf(error, { heldForMs: 3_000 })).toBe(3_000);
    expect(delayOf(error, { heldForMs: 1_000 })).toBe(2_000);
    expect(delayOf(error, { heldForMs: 20_000 })).toBeUndefined();
    expect(delayOf(error, { heldForMs: 3_000, deadlineAtMs: 3_000 })).toBeUndefined();
  });
});
