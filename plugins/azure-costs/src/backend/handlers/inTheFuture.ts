import { type AskedRange, badRequest } from '@glance/data-source';
import type { PluginError } from '@glance/plugin-sdk';
import { dayOf, formatDay } from '@glance/time-buckets';

/** What is said of a range that lies wholly in the future. */
export function inTheFuture({ fromMs }: AskedRange): PluginError {
  return badRequest(
    `The range begins on ${formatDay(dayOf(fromMs))}, in the future, where Azure has no costs: move it back`
  );
}
