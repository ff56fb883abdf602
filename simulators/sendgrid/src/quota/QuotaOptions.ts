import { OptionsReader } from '@glance/simulator-common';

/** What the quota counts. SendGrid publishes no numbers: they differ between endpoints. */
export interface QuotaOptions {
  /** Calls of one key and endpoint within a period; default 600. */
  readonly limit?: number;
  /** Periods follow the clock: this many seconds, from 1970 on; default 60. */
  readonly periodSeconds?: number;
}

/** Reads options that came as JSON. @throws RangeError naming what is wrong */
export function parseQuotaOptions(json: unknown): QuotaOptions {
  const options = new OptionsReader(json);
  const parsed = { limit: options.wholeNumber('limit'), periodSeconds: options.positive('periodSeconds') };
  options.refuseOthers();
  return parsed;
}
