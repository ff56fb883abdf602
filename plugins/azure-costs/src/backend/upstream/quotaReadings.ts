import { azureRemaining, azureRetryAfter, type HeaderEntries, type QuotaReading } from '@glance/upstream';

/** The bucket of what all scopes of a tenant share: calls by tenant and client type, and query processing units. */
export const TENANT_BUCKET = 'tenant';

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
 * The wait that a refusal asks of the scope is in its error; here is what it asks of the whole tenant.
 */
export function quotaReadings(
  headers: HeaderEntries,
  { scope, nowMs }: { readonly scope: string; readonly nowMs: number }
): readonly BucketReading[] {
  const entries = [...headers];
  const remaining = azureRemaining(entries);
  const tenantRetry = entries.filter(([name]) => TENANT_RETRY_AFTER.test(name.toLowerCase()));
  return [
    { bucket: scope, reading: { remaining: smallest(remaining, 'entity') } },
    {
      bucket: TENANT_BUCKET,
      reading: {
        remaining: smallest(remaining, 'tenant', 'clienttype', 'qpu'),
        retryAfterMs: azureRetryAfter(tenantRetry, nowMs),
      },
    },
  ];
}

function smallest(readings: ReturnType<typeof azureRemaining>, ...quotas: readonly string[]): number | undefined {
  const numbers = readings.filter(({ quota }) => quotas.includes(quota)).map(({ remaining }) => remaining);
  return numbers.length === 0 ? undefined : Math.min(...numbers);
}
