import { type CheckedFrame, noData } from '@glance/data-frames';
import { type AskedRange, badRequest, refuseBackwards } from '@glance/data-source';
import type { CallContext, DataQuery } from '@glance/plugin-sdk';
import type { CostsQuery } from '../../shared/CostsQuery';
import { MAX_RANGE_YEARS } from '../../shared/limits';
import type { AzureCostsInstance } from '../AzureCostsInstance';
import { foldCosts } from '../queries/costs/fold';
import { costsFrame } from '../queries/costs/frames';
import { costsFrameType } from '../queries/costs/frameType';
import { allUnsettledText, figureNotices } from '../queries/costs/notices';
import { type CostsPeriod, costsPeriod } from '../queries/costs/period';
import { type AskedCosts, askCosts } from './askCosts';
import { askedScopes } from './askedScopes';
import { inTheFuture } from './inTheFuture';

const YEAR_MS = 366 * 86_400_000;

type Context = CallContext<AzureCostsInstance>;
type ShownPeriod = Extract<CostsPeriod, { kind: 'period' }>;

/** Answers a `costs` query with one frame. */
export async function queryCosts(query: CostsQuery, asked: DataQuery, context: Context): Promise<CheckedFrame> {
  const scopes = askedScopes(query, context.instance);
  const nowMs = context.instance.nowMs();
  const { fromMs, toMs } = asked;
  refuseBackwards(asked);
  refuseCenturies(asked);
  const period = costsPeriod(query, { fromMs, toMs, nowMs });
  switch (period.kind) {
    case 'future':
      throw inTheFuture(asked);
    case 'allUnsettled':
      return nothingSettled(query, context);
    case 'period': {
      const costs = await askCosts({ query, scopes, days: period.axis.days, nowMs }, context);
      return answer({ query, period, costs });
    }
  }
}

function refuseCenturies({ fromMs, toMs }: AskedRange): void {
  if (toMs - fromMs > MAX_RANGE_YEARS * YEAR_MS) {
    throw badRequest(
      `The range begins in ${new Date(fromMs).getUTCFullYear()}, but Azure is asked for at most ${MAX_RANGE_YEARS} years: begin later`
    );
  }
}

// An alert rule must learn that it looks at nothing; on a dashboard an empty panel with a reason is enough.
function nothingSettled(query: CostsQuery, { fromAlert }: Context): CheckedFrame {
  const text = allUnsettledText(query);
  if (fromAlert) {
    throw badRequest(text);
  }
  return noData(costsFrameType(query), { notices: [{ severity: 'warning', text }] });
}

interface AnswerInput {
  readonly query: CostsQuery;
  readonly period: ShownPeriod;
  readonly costs: AskedCosts;
}

function answer({ query, period, costs }: AnswerInput): CheckedFrame {
  const { scopes, answers, hasManyScopes, notices, fetchedAt, executedQueryString } = costs;
  const folded = foldCosts({ query, axis: period.axis, scopes, answers });
  return costsFrame({
    query,
    folded,
    axis: period.axis,
    hasManyScopes,
    meta: {
      notices: [...notices, ...figureNotices(query, { period, series: folded.series })],
      custom: { fetchedAt },
      executedQueryString,
    },
  });
}
