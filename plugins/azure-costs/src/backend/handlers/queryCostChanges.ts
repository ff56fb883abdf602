import type { CheckedFrame } from '@glance/data-frames';
import type { CallContext, DataQuery } from '@glance/plugin-sdk';
import { dayRange } from '@glance/time-buckets';
import type { CostChangesQuery } from '../../shared/CostChangesQuery';
import type { AzureCostsInstance } from '../AzureCostsInstance';
import { foldCostChanges } from '../queries/costChanges/fold';
import { changesFrame } from '../queries/costChanges/frames';
import { changeNotices } from '../queries/costChanges/notices';
import { dailyCosts, planCostChanges } from '../queries/costChanges/plan';
import { askCosts } from './askCosts';
import { askedScopes } from './askedScopes';
import { inTheFuture } from './inTheFuture';
import { refuseBackwards } from '@glance/data-source';

// What is longer ago fits into no request with the days that are compared.
const LONGEST_RUN_MS = 364 * 86_400_000;

/** Answers a `costChanges` query with one frame. */
export async function queryCostChanges(
  query: CostChangesQuery,
  asked: DataQuery,
  context: CallContext<AzureCostsInstance>
): Promise<CheckedFrame> {
  const scopes = askedScopes(query, context.instance);
  const nowMs = context.instance.nowMs();
  const { fromMs, toMs } = asked;
  refuseBackwards(asked);
  const comparison = planCostChanges(query, { fromMs, toMs, nowMs });
  if (comparison === undefined) {
    throw inTheFuture(asked);
  }
  // A dashboard has a panel of the whole range beside; whichever asks first makes the one call for both.
  const shownFromMs = Math.max(fromMs, toMs - LONGEST_RUN_MS);
  const shownDays = context.fromAlert ? undefined : dayRange({ fromMs: shownFromMs, toMs, nowMs });
  const task = { query: dailyCosts(query), scopes, days: comparison.days, shownDays, nowMs };
  const costs = await askCosts(task, context);
  const folded = foldCostChanges({ query, comparison, scopes: costs.scopes, answers: costs.answers });
  return changesFrame({
    query,
    folded,
    meta: {
      notices: [...costs.notices, ...changeNotices(query, { comparison, folded })],
      custom: { fetchedAt: costs.fetchedAt },
      executedQueryString: costs.executedQueryString,
    },
  });
}
