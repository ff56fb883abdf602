import { OptionsReader } from '@glance/simulator-common';

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
  const options = new OptionsReader(json);
  const parsed = {
    limit: options.wholeNumber('limit'),
    periodSeconds: options.positive('periodSeconds'),
    shared: options.boolean('shared'),
  };
  options.refuseOthers();
  return parsed;
}
