import { quotaReadings, TENANT_BUCKET } from './quotaReadings';

const read = (headers: Record<string, string>) =>
  Object.fromEntries(
    quotaReadings(Object.entries(headers), { scope: 'subscriptions/a', nowMs: 0 }).map(({ bucket, reading }) => [
      bucket,
      reading,
    ])
  );

describe('quotaReadings', () => {
  it('counts entity calls for the scope, and the tightest of the other limits for the tenant', () => {
    expect(
      read({
        'x-ms-ratelimit-remaining-microsoft.costmanagement-entity-requests': 'DefaultQuota:3',
        'x-ms-ratelimit-remaining-microsoft.costmanagement-tenant-requests': 'DefaultQuota:18',
        'x-ms-ratelimit-remaining-microsoft.costmanagement-clienttype-requests': 'DefaultQuota:1900',
        'x-ms-ratelimit-microsoft.costmanagement-qpu-remaining': 'QueriesPerHour:500,QueriesPer10Sec:7',
      })
    ).toEqual({ 'subscriptions/a': { remaining: 3 }, [TENANT_BUCKET]: { remaining: 7, retryAfterMs: undefined } });
  });

  it('holds the tenant only for the limits that belong to it', () => {
    expect(read({ 'x-ms-ratelimit-microsoft.costmanagement-entity-retry-after': '10', 'retry-after': '5' })).toEqual({
      'subscriptions/a': { remaining: undefined },
      [TENANT_BUCKET]: { remaining: undefined, retryAfterMs: undefined },
    });
    expect(read({ 'X-MS-RateLimit-Microsoft.CostManagement-QPU-Retry-After': '10' })[TENANT_BUCKET]).toMatchObject({
      retryAfterMs: 10_000,
    });
  });
});
