import type { CheckedFrame } from '@glance/data-frames';
import type { CallContext, DataQuery } from '@glance/plugin-sdk';
import type { CostChangesQuery } from '../../shared/CostChangesQuery';
import type { AzureCostsInstance } from '../AzureCostsInstance';
import { foldCostChanges } from '../queries/costChanges/fold';
import { changesFrame } from '../queries/costChanges/frames';
import { changeNotices } from '../queries/costChanges/notices';
import { dailyCosts, planCostChanges } from '../queries/costChanges/plan';
import { askCosts } from './askCosts';
import { askedScopes } from './askedScopes';
import { inTheFuture, refuseBackwards } from './rangeProblems';

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
  const costs = await askCosts({ query: dailyCosts(query), scopes, days: comparison.days, nowMs }, context);
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
