import { UpstreamError } from '@glance/upstream';

/** A refusal for lack of quota, which says when it ends. */
export function rateLimited(what: string, retryAfterMs: number, nowMs: number): UpstreamError {
  const until = new Date(nowMs + retryAfterMs).toISOString().slice(0, 19).replace('T', ' ');
  const seconds = Math.ceil(retryAfterMs / 1000);
  return new UpstreamError('rateLimited', `${what} until ${until} UTC (in ${seconds} s)`, {
    status: 429,
    retryAfterMs,
  });
}
