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
  /** The window of time that the count is for, milliseconds, where its name tells. */
  readonly windowMs?: number;
}

const REMAINING_REQUESTS = /^x-ms-ratelimit-remaining-microsoft\.costmanagement-(.+)-requests$/;
const REMAINING_UNITS = /^x-ms-ratelimit-microsoft\.costmanagement-(qpu)-remaining$/;

const WINDOW = /Per(\d*)(Sec|Min|Hour)$/i;
const WINDOW_UNIT_MS: Readonly<Record<string, number>> = { sec: 1_000, min: 60_000, hour: 3_600_000 };

/**
 * What Azure's headers say is left, one reading a count. A value is a list of named counts (`DefaultQuota:3`,
 * `QueriesPerHour:568,QueriesPerMin:56,QueriesPer10Sec:8`). What is no number is left out.
 */
export function azureRemaining(headers: HeaderEntries): readonly AzureQuotaReading[] {
  const readings: AzureQuotaReading[] = [];
  for (const [name, value] of headers) {
    const quota = REMAINING_REQUESTS.exec(name.toLowerCase())?.[1] ?? REMAINING_UNITS.exec(name.toLowerCase())?.[1];
    if (quota !== undefined) {
      readings.push(...value.split(/[,;]/).flatMap((part) => readCount(quota, part)));
    }
  }
  return readings;
}

function readCount(quota: string, part: string): readonly AzureQuotaReading[] {
  const colon = part.lastIndexOf(':');
  const remaining = parseNumber(part.slice(colon + 1));
  const [, count = '', unit = ''] = WINDOW.exec(part.slice(0, Math.max(0, colon)).trim()) ?? [];
  const unitMs = WINDOW_UNIT_MS[unit.toLowerCase()];
  const windowMs = unitMs && unitMs * Number(count === '' ? 1 : count);
  return remaining === undefined ? [] : [{ quota, remaining, ...(windowMs !== undefined && { windowMs }) }];
}
