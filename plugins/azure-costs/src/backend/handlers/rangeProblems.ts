import { dayOf, formatDay } from '@glance/time-buckets';
import type { PluginError } from '@glance/plugin-sdk';
import { badRequest } from './toPluginError';

/** The range of a query, epoch ms; `toMs` is exclusive. */
export interface AskedRange {
  readonly fromMs: number;
  readonly toMs: number;
}

/** @throws PluginError for a range that runs backwards */
export function refuseBackwards({ fromMs, toMs }: AskedRange): void {
  if (fromMs > toMs) {
    const [begins, ends] = [fromMs, toMs].map((ms) => new Date(ms).toISOString());
    throw badRequest(`The range begins at ${begins} and ends before that, at ${ends}: swap them`);
  }
}

/** What is said of a range that lies wholly in the future. */
export function inTheFuture({ fromMs }: AskedRange): PluginError {
  return badRequest(
    `The range begins on ${formatDay(dayOf(fromMs))}, in the future, where Azure has no costs: move it back`
  );
}
