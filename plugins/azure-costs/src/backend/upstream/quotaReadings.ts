import { monthOf, parseDay } from '@glance/time-buckets';
import {
  azureRemaining,
  azureRetryAfter,
  type BucketDraw,
  type HeaderEntries,
  type QuotaReading,
} from '@glance/upstream';

/** The bucket of what all scopes of a tenant share: calls by tenant and client type, and what a refusal closes. */
export const TENANT_BUCKET = 'tenant';

/**
 * Query processing units, which all scopes of a tenant share, by the windows in which they are counted. A call takes one
 * for each month of data (https://learn.microsoft.com/azure/cost-management-billing/costs/manage-automation).
 */
const UNIT_BUCKETS = [
  { bucket: 'units in 10 seconds', windowMs: 10_000 },
  { bucket: 'units in a minute', windowMs: 60_000 },
  { bucket: 'units in an hour', windowMs: 3_600_000 },
] as const;

// Nothing tells when a window ends; in a minute enough may have come free to look again.
const LONGEST_BELIEF_MS = 60_000;

/** Calendar months that a request asks about, in part or whole. */
export function monthsOf({ from, to }: { readonly from: string; readonly to: string }): number {
  return monthOf(parseDay(to)) - monthOf(parseDay(from)) + 1;
}

/** What a call about so many months takes of the query processing units. */
export function unitsOf(months: number): readonly BucketDraw[] {
  return UNIT_BUCKETS.map(({ bucket }) => ({ bucket, amount: months }));
}

/** What an answer's headers say about a bucket. */
export interface BucketReading {
  readonly bucket: string;
  readonly reading: QuotaReading;
}

// Of the four limits of Cost Management only `entity` belongs to the scope
// (https://learn.microsoft.com/azure/cost-management-billing/costs/manage-automation#error-code-429).
const TENANT_RETRY_AFTER = /^x-ms-ratelimit-microsoft\.costmanagement-(tenant|clienttype|qpu)-retry-after$/;

/**
 * Sorts the headers of a cost query's answer by bucket: the scope's own, whose name is the scope, and the tenant's.
 * `months` are what the call took of the query processing units.
 * The wait that a refusal asks of the scope is in its error; here is what it asks of the whole tenant.
 */
export function quotaReadings(
  headers: HeaderEntries,
  { scope, months, nowMs }: { readonly scope: string; readonly months: number; readonly nowMs: number }
): readonly BucketReading[] {
  const entries = [...headers];
  const remaining = azureRemaining(entries);
  const tenantRetry = entries.filter(([name]) => TENANT_RETRY_AFTER.test(name.toLowerCase()));
  return [
    { bucket: scope, reading: { remaining: smallest(remaining, 'entity') } },
    {
      bucket: TENANT_BUCKET,
      reading: {
        remaining: smallest(remaining, 'tenant', 'clienttype'),
        retryAfterMs: azureRetryAfter(tenantRetry, nowMs),
      },
    },
    ...UNIT_BUCKETS.flatMap(({ bucket, windowMs }) => {
      const left = remaining.find((reading) => reading.quota === 'qpu' && reading.windowMs === windowMs)?.remaining;
      const reading = { remaining: left, validForMs: Math.min(windowMs, LONGEST_BELIEF_MS), drawn: months };
      return left === undefined ? [] : [{ bucket, reading }];
    }),
  ];
}

function smallest(readings: ReturnType<typeof azureRemaining>, ...quotas: readonly string[]): number | undefined {
  const numbers = readings.filter(({ quota }) => quotas.includes(quota)).map(({ remaining }) => remaining);
  return numbers.length === 0 ? undefined : Math.min(...numbers);
}
