import { OptionsReader, type PeriodLimits } from '@glance/simulator-common';

/** What the quota counts: calls of one key and endpoint. SendGrid publishes no numbers; the defaults are 600 in 60 s. */
export type QuotaOptions = PeriodLimits;

/** Reads options that came as JSON. @throws RangeError naming what is wrong */
export function parseQuotaOptions(json: unknown): QuotaOptions {
  const options = new OptionsReader(json);
  const parsed = { limit: options.wholeNumber('limit'), periodSeconds: options.positive('periodSeconds') };
  options.refuseOthers();
  return parsed;
}
