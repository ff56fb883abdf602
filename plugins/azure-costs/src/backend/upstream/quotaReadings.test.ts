import { monthsOf, quotaReadings, TENANT_BUCKET, unitsOf } from './quotaReadings';

const read = (headers: Record<string, string>) =>
  Object.fromEntries(
    quotaReadings(Object.entries(headers), { scope: 'subscriptions/a', months: 4, nowMs: 0 }).map(
      ({ bucket, reading }) => [bucket, reading]
    )
  );

describe('quotaReadings', () => {
  it('counts entity calls for the scope, other calls for the tenant, and units by their windows', () => {
    expect(
      read({
        'x-ms-ratelimit-remaining-microsoft.costmanagement-entity-requests': 'DefaultQuota:3',
        'x-ms-ratelimit-remaining-microsoft.costmanagement-tenant-requests': 'DefaultQuota:18',
        'x-ms-ratelimit-remaining-microsoft.costmanagement-clienttype-requests': 'DefaultQuota:1900',
        'x-ms-ratelimit-microsoft.costmanagement-qpu-remaining': 'QueriesPerHour:500,QueriesPer10Sec:7',
      })
    ).toEqual({
      'subscriptions/a': { remaining: 3 },
      [TENANT_BUCKET]: { remaining: 18, retryAfterMs: undefined },
      'units in 10 seconds': { remaining: 7, validForMs: 10_000, drawn: 4 },
      'units in an hour': { remaining: 500, validForMs: 60_000, drawn: 4 },
    });
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

describe('query processing units', () => {
  it.each([
    ['2026-11-01', '2026-11-25', 1],
    ['2026-08-01', '2026-11-25', 4],
    ['2025-12-01', '2026-10-31', 11],
  ])('are one for each month from %s to %s', (from, to, months) => {
    expect(monthsOf({ from, to })).toBe(months);
    expect(unitsOf(months)).toContainEqual({ bucket: 'units in 10 seconds', amount: months });
  });
});
