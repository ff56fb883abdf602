import { LONGEST_WAIT_MS } from '../longestWait';
import { type HeaderEntries, parseNumber } from './retryAfter';

/** What an answer's `X-RateLimit-*` headers say of one quota; what they do not say is left out. */
export interface RateLimitReading {
  /** The vendor's name of the quota. */
  readonly name?: string;
  /** Calls allowed in a period. */
  readonly limit?: number;
  readonly periodMs?: number;
  /** Calls left in this period. */
  readonly remaining?: number;
  /** Milliseconds until the period ends and `remaining` is filled up; a day at most. */
  readonly resetAfterMs?: number;
}

/**
 * Reads `X-RateLimit-Limit`, `-Period`, `-Remaining`, `-Reset` and `-Name` as Datadog sends them
 * (https://docs.datadoghq.com/api/latest/rate-limits/): Period and Reset are seconds, and Reset is the time to wait,
 * not an instant. What is no number is left out.
 */
export function rateLimitReset(headers: HeaderEntries): RateLimitReading {
  const values = new Map([...headers].map(([name, value]) => [name.toLowerCase(), value]));
  const numberOf = (name: string): number | undefined => parseNumber(values.get(`x-ratelimit-${name}`) ?? '');
  const name = values.get('x-ratelimit-name')?.trim();
  const limit = numberOf('limit');
  const remaining = numberOf('remaining');
  const periodSeconds = numberOf('period');
  const resetSeconds = numberOf('reset');
  return {
    ...(name !== undefined && name !== '' && { name }),
    ...(limit !== undefined && { limit }),
    ...(periodSeconds !== undefined && { periodMs: periodSeconds * 1000 }),
    ...(remaining !== undefined && { remaining }),
    ...(resetSeconds !== undefined && { resetAfterMs: Math.min(resetSeconds * 1000, LONGEST_WAIT_MS) }),
  };
}

/**
 * Reads the same headers as SendGrid sends them, whose Reset is an instant in epoch seconds
 * (https://www.twilio.com/docs/sendgrid/api-reference/how-to-use-the-sendgrid-v3-api/rate-limits). A past one is 0.
 */
export function rateLimitEpochReset(headers: HeaderEntries, nowMs: number): RateLimitReading {
  const entries = [...headers];
  const { resetAfterMs, ...reading } = rateLimitReset(entries);
  const reset = entries.find(([name]) => name.toLowerCase() === 'x-ratelimit-reset')?.[1] ?? '';
  const resetAtSeconds = parseNumber(reset);
  return resetAfterMs === undefined || resetAtSeconds === undefined
    ? reading
    : { ...reading, resetAfterMs: Math.min(Math.max(0, resetAtSeconds * 1000 - nowMs), LONGEST_WAIT_MS) };
}
