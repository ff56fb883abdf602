/** What the quota counts. Datadog publishes no numbers any more; the last were 300 log queries an hour. */
export interface QuotaOptions {
  /** Calls of one name and organisation within a period; default 300. */
  readonly limit?: number;
  /** Periods follow the clock: this many seconds, from 1970 on; default 3600. */
  readonly periodSeconds?: number;
  /** Whether aggregates and searches draw on one quota; default not. No document says. */
  readonly shared?: boolean;
}

/** Reads options that came as JSON. @throws RangeError naming what is wrong */
export function parseQuotaOptions(json: unknown): QuotaOptions {
  const { limit, periodSeconds, shared, ...unknown } = Object(json) as Record<string, unknown>;
  const [surplus] = Object.keys(unknown);
  if (surplus !== undefined) {
    throw new RangeError(`Unknown option "${surplus}" of the quota.`);
  }
  if (shared !== undefined && typeof shared !== 'boolean') {
    throw new RangeError(`Expected shared to be true or false, got ${JSON.stringify(shared)}.`);
  }
  return {
    limit: wholeNumber('limit', limit, 0),
    periodSeconds: wholeNumber('periodSeconds', periodSeconds, 1),
    shared,
  };
}

function wholeNumber(name: string, value: unknown, min: number): number | undefined {
  if (value === undefined) {
    return undefined;
  }
  if (typeof value !== 'number' || !Number.isInteger(value) || value < min) {
    throw new RangeError(`Expected ${name} to be a whole number from ${min} on, got ${JSON.stringify(value)}.`);
  }
  return value;
}
