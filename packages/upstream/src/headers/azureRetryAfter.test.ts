import { azureRemaining, azureRetryAfter } from './azureRetryAfter';
import { parseRetryAfter, retryAfter } from './retryAfter';

const NOW = Date.UTC(2026, 10, 25, 12);

describe('retryAfter', () => {
  it.each([
    ['120', 120_000],
    ['0', 0],
    ['1.5', 1_500],
    ['Wed, 25 Nov 2026 12:01:00 GMT', 60_000],
    ['Wed, 25 Nov 2026 11:00:00 GMT', 0],
    ['1000000000', 86_400_000],
    ['99999999999999999999', 86_400_000],
    ['Fri, 25 Nov 2126 12:00:00 GMT', 86_400_000],
  ])('reads %s', (value, waitMs) => {
    expect(parseRetryAfter(value, NOW)).toBe(waitMs);
  });

  it.each(['', '-5', 'soon', '12s', '1e9', 'NaN', 'Infinity'])('does not read "%s"', (value) => {
    expect(parseRetryAfter(value, NOW)).toBeUndefined();
  });

  it('finds the header in any case', () => {
    expect(retryAfter([['RETRY-AFTER', '7']], NOW)).toBe(7_000);
    expect(retryAfter([['x-retry-after', '7']], NOW)).toBeUndefined();
  });
});

describe('azureRetryAfter', () => {
  it.each(['qpu', 'entity', 'tenant', 'clienttype', 'a-new-one'])('reads the %s quota in seconds', (quota) => {
    const headers = new Map([[`x-ms-ratelimit-microsoft.costmanagement-${quota}-retry-after`, '42']]);
    expect(azureRetryAfter(headers, NOW)).toBe(42_000);
  });

  it.each(['retry-after-ms', 'x-ms-retry-after-ms'])('reads %s in milliseconds', (name) => {
    expect(azureRetryAfter([[name, '1500']], NOW)).toBe(1_500);
    expect(azureRetryAfter([[name, '1000000000000']], NOW)).toBe(86_400_000);
  });

  it('takes the largest, wherever it stands', () => {
    const headers: Array<[string, string]> = [
      ['Retry-After', '3'],
      ['X-Ms-Ratelimit-Microsoft.CostManagement-QPU-Retry-After', '61'],
      ['x-ms-ratelimit-microsoft.costmanagement-entity-retry-after', '12'],
      ['x-ms-retry-after-ms', '9000'],
    ];
    expect(azureRetryAfter(headers, NOW)).toBe(61_000);
    expect(azureRetryAfter(headers.toReversed(), NOW)).toBe(61_000);
  });

  it('is undefined when nothing readable is there, so that the default hold counts', () => {
    expect(azureRetryAfter([], NOW)).toBeUndefined();
    expect(azureRetryAfter([['retry-after', 'later']], NOW)).toBeUndefined();
    expect(azureRetryAfter([['x-ms-ratelimit-microsoft.compute-retry-after', '9']], NOW)).toBeUndefined();
  });
});

describe('azureRemaining', () => {
  it('reads every count of every quota, and the window in its name', () => {
    expect(
      azureRemaining([
        ['x-ms-ratelimit-remaining-microsoft.costmanagement-entity-requests', 'DefaultQuota:3'],
        ['X-MS-Ratelimit-Remaining-Microsoft.CostManagement-Tenant-Requests', '17'],
        ['x-ms-ratelimit-remaining-microsoft.costmanagement-clienttype-requests', 'A:5;B:2'],
        [
          'x-ms-ratelimit-microsoft.costmanagement-qpu-remaining',
          'QueriesPerHour:568,QueriesPerMin:0, QueriesPer10Sec:8',
        ],
        ['x-ms-ratelimit-remaining-subscription-reads', '11999'],
      ])
    ).toEqual([
      { quota: 'entity', remaining: 3 },
      { quota: 'tenant', remaining: 17 },
      { quota: 'clienttype', remaining: 5 },
      { quota: 'clienttype', remaining: 2 },
      { quota: 'qpu', remaining: 568, windowMs: 3_600_000 },
      { quota: 'qpu', remaining: 0, windowMs: 60_000 },
      { quota: 'qpu', remaining: 8, windowMs: 10_000 },
    ]);
  });

  it('leaves out what holds no number', () => {
    expect(azureRemaining([['x-ms-ratelimit-remaining-microsoft.costmanagement-entity-requests', 'none']])).toEqual([]);
  });
});
