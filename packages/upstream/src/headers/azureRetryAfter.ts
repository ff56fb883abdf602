import { LONGEST_WAIT_MS } from '../longestWait';
import { type HeaderEntries, parseNumber, parseRetryAfter } from './retryAfter';

// https://learn.microsoft.com/azure/cost-management-billing/costs/manage-automation#error-code-429
const COST_RETRY_AFTER = /^x-ms-ratelimit-microsoft\.costmanagement-.+-retry-after$/;
const MILLISECONDS = new Set(['retry-after-ms', 'x-ms-retry-after-ms']);

/**
 * Milliseconds until Azure Cost Management is willing again: the largest of all that its headers say, since each of
 * them speaks for another quota (QPU, entity, tenant, client type) and all must have room. A day at most; `undefined`
 * when they say nothing, which happens: then the caller's default hold counts.
 */
export function azureRetryAfter(headers: HeaderEntries, nowMs: number): number | undefined {
  let largest: number | undefined;
  for (const [name, value] of headers) {
    const waitMs = waitOf(name.toLowerCase(), value, nowMs);
    if (waitMs !== undefined && (largest === undefined || waitMs > largest)) {
      largest = waitMs;
    }
  }
  return largest;
}

function waitOf(name: string, value: string, nowMs: number): number | undefined {
  if (name === 'retry-after' || COST_RETRY_AFTER.test(name)) {
    return parseRetryAfter(value, nowMs);
  }
  const waitMs = MILLISECONDS.has(name) ? parseNumber(value) : undefined;
  return waitMs === undefined ? undefined : Math.min(waitMs, LONGEST_WAIT_MS);
}

/** What one of Azure's quotas has left. */
export interface AzureQuotaReading {
  /** `entity` (the scope), `tenant`, `clienttype` or `qpu`. */
  readonly quota: string;
  readonly remaining: number;
}

const REMAINING_REQUESTS = /^x-ms-ratelimit-remaining-microsoft\.costmanagement-(.+)-requests$/;
const REMAINING_UNITS = /^x-ms-ratelimit-microsoft\.costmanagement-(qpu)-remaining$/;

/**
 * What Azure's headers say is left, one reading a quota. A value is a list of named counts (`DefaultQuota:3`,
 * `QueriesPerHour:568,QueriesPerMin:56`); the smallest counts. A header without a number is left out.
 */
export function azureRemaining(headers: HeaderEntries): readonly AzureQuotaReading[] {
  const readings: AzureQuotaReading[] = [];
  for (const [name, value] of headers) {
    const quota = REMAINING_REQUESTS.exec(name.toLowerCase())?.[1] ?? REMAINING_UNITS.exec(name.toLowerCase())?.[1];
    const counts = value.split(/[,;]/).map((part) => parseNumber(part.slice(part.lastIndexOf(':') + 1)));
    const numbers = counts.filter((count) => count !== undefined);
    if (quota !== undefined && numbers.length > 0) {
      readings.push({ quota, remaining: Math.min(...numbers) });
    }
  }
  return readings;
}
