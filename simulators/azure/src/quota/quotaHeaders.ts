import type { Charge } from './QuotaLimits';

const PREFIX = 'x-ms-ratelimit-microsoft.costmanagement-';
const REMAINING_PREFIX = 'x-ms-ratelimit-remaining-microsoft.costmanagement-';
const LONGEST_SHORT_HINT_SECONDS = 2;

/** What a client reads that is far from any limit. */
export const FAR_FROM_ANY_LIMIT: Readonly<Record<string, string>> = {
  [`${REMAINING_PREFIX}entity-requests`]: 'DefaultQuota:999',
  [`${REMAINING_PREFIX}tenant-requests`]: 'DefaultQuota:4999',
  [`${REMAINING_PREFIX}clienttype-requests`]: 'DefaultQuota:1999',
  [`${PREFIX}qpu-consumed`]: '1',
  [`${PREFIX}qpu-remaining`]: 'QueriesPerHour:59999,QueriesPerMin:5999,QueriesPer10Sec:1199',
};

/** The headers of an answer. */
export function admittedHeaders({ remaining, qpuConsumed, qpuRemaining }: Charge): Readonly<Record<string, string>> {
  return {
    [`${REMAINING_PREFIX}entity-requests`]: `DefaultQuota:${remaining.entity}`,
    [`${REMAINING_PREFIX}tenant-requests`]: `DefaultQuota:${remaining.tenant}`,
    [`${REMAINING_PREFIX}clienttype-requests`]: `DefaultQuota:${remaining.clienttype}`,
    ...(qpuRemaining !== undefined && {
      [`${PREFIX}qpu-consumed`]: String(qpuConsumed),
      [`${PREFIX}qpu-remaining`]: `QueriesPerHour:${qpuRemaining.hour},QueriesPerMin:${qpuRemaining.minute},QueriesPer10Sec:${qpuRemaining.tenSeconds}`,
    }),
  };
}

/** The headers of a refusal: the same, and for each exhausted limit how many seconds to wait. */
export function refusalHeaders(charge: Charge): Readonly<Record<string, string>> {
  if (charge.headers === 'none') {
    return {};
  }
  const waits = charge.exhausted.map((name) => {
    const seconds = charge.secondsToReset[name];
    const hint = charge.headers === 'tooShort' ? Math.min(seconds, LONGEST_SHORT_HINT_SECONDS) : seconds;
    return [`${PREFIX}${name}-retry-after`, String(hint)] as const;
  });
  return { ...admittedHeaders(charge), ...Object.fromEntries(waits) };
}
