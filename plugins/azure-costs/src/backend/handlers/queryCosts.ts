import { type CheckedFrame, noData } from '@glance/data-frames';
import { type CallContext, type DataQuery, PluginError } from '@glance/plugin-sdk';
import { dayOf, formatDay } from '@glance/time-buckets';
import { GRAFANA_STATUS } from '@glance/upstream';
import type { CostsQuery } from '../../shared/CostsQuery';
import { costsProblems, MAX_RANGE_YEARS } from '../../shared/limits';
import type { Scope } from '../../shared/scope';
import type { AzureCostsInstance } from '../AzureCostsInstance';
import { answerNotices, failureText } from '../queries/costs/answerNotices';
import { executedQuery } from '../queries/costs/executedQuery';
import { fetchCosts, type FetchedCosts } from '../queries/costs/fetchCosts';
import { foldCosts } from '../queries/costs/fold';
import { costsFrame } from '../queries/costs/frames';
import { costsFrameType } from '../queries/costs/frameType';
import { allUnsettledText, figureNotices } from '../queries/costs/notices';
import { type CostsPeriod, costsPeriod } from '../queries/costs/period';
import { planCosts } from '../queries/costs/plan';
import { resolveScopes } from '../queries/costs/resolveScopes';
import type { ResolvedScope } from '../queries/costs/ResolvedScope';
import { azureCall } from './azureCall';
import { knownSubscriptions } from './knownSubscriptions';
import { badRequest } from './toPluginError';

const MAX_NAMED_FAILURES = 3;
const YEAR_MS = 366 * 86_400_000;

type Context = CallContext<AzureCostsInstance>;
type ShownPeriod = Extract<CostsPeriod, { kind: 'period' }>;

/** Answers a `costs` query with one frame. */
export async function queryCosts(query: CostsQuery, asked: DataQuery, context: Context): Promise<CheckedFrame> {
  const scopes = askedScopes(query, context.instance);
  const nowMs = context.instance.nowMs();
  const { fromMs, toMs } = asked;
  checkRange(asked);
  const period = costsPeriod(query, { fromMs, toMs, nowMs });
  switch (period.kind) {
    case 'future':
      throw badRequest(
        `The range begins on ${formatDay(dayOf(fromMs))}, in the future, where Azure has no costs: move it back`
      );
    case 'allUnsettled':
      return nothingSettled(query, context);
    case 'period':
      return answer({ query, scopes, period, nowMs }, context);
  }
}

function checkRange({ fromMs, toMs }: DataQuery): void {
  if (fromMs > toMs) {
    const [begins, ends] = [fromMs, toMs].map((ms) => new Date(ms).toISOString());
    throw badRequest(`The range begins at ${begins} and ends before that, at ${ends}: swap them`);
  }
  if (toMs - fromMs > MAX_RANGE_YEARS * YEAR_MS) {
    throw badRequest(
      `The range begins in ${new Date(fromMs).getUTCFullYear()}, but Azure is asked for at most ${MAX_RANGE_YEARS} years: begin later`
    );
  }
}

function askedScopes(query: CostsQuery, { settings }: AzureCostsInstance): readonly Scope[] {
  const scopes = query.scopes.length > 0 ? query.scopes : settings.defaultScopes;
  if (scopes.length === 0) {
    throw badRequest('scopes is [] and the data source has no defaultScopes: name a scope in one of them');
  }
  // The query was checked with its own scopes; default ones may not go with its dimensions either.
  const [problem] = costsProblems({ ...query, scopes: scopes.map(({ path }) => path) });
  if (problem !== undefined) {
    throw badRequest(problem.message);
  }
  return scopes;
}

// An alert rule must learn that it looks at nothing; on a dashboard an empty panel with a reason is enough.
function nothingSettled(query: CostsQuery, { fromAlert }: Context): CheckedFrame {
  const text = allUnsettledText(query);
  if (fromAlert) {
    throw badRequest(text);
  }
  return noData(costsFrameType(query), { notices: [{ severity: 'warning', text }] });
}

interface CostsTask {
  readonly query: CostsQuery;
  readonly scopes: readonly Scope[];
  readonly period: ShownPeriod;
  readonly nowMs: number;
}

async function answer({ query, scopes, period, nowMs }: CostsTask, context: Context): Promise<CheckedFrame> {
  const call = azureCall(context);
  const hasAll = scopes.some(({ kind }) => kind === 'all');
  const planOf = (scope: ResolvedScope) => planCosts({ query, scopes: [scope.path], days: period.askedDays, nowMs });
  const listing = knownSubscriptions(scopes, context, call);
  // Only `*` has to wait for the list; otherwise it brings names while the costs are on their way.
  const targets = resolveScopes(scopes, hasAll ? (await listing).subscriptions : []);
  const fetching = fetchCosts(
    targets.map((scope) => ({ scope, requests: planOf(scope) })),
    { ask: (request) => context.instance.costs(request, call), signal: context.signal }
  );
  const [fetched, { subscriptions, notices }] = await Promise.all([fetching, listing]);
  const resolved = resolveScopes(scopes, subscriptions);
  const named = withNames(fetched, resolved);
  refuseFailures(named, context);
  const folded = foldCosts({ query, axis: period.axis, scopes: resolved, answers: named.answers });
  return costsFrame({
    query,
    folded,
    axis: period.axis,
    hasManyScopes: scopes.length > 1 || hasAll,
    meta: {
      notices: [...notices, ...answerNotices(named), ...figureNotices(query, { period, series: folded.series })],
      custom: { fetchedAt: oldest(named) },
      executedQueryString: executedQuery(resolved.flatMap(planOf)),
    },
  });
}

function withNames({ answers, failures }: FetchedCosts, scopes: readonly ResolvedScope[]): FetchedCosts {
  const byPath = new Map(scopes.map((scope) => [scope.path, scope]));
  const named = <T extends { readonly scope: ResolvedScope }>(part: T): T => ({
    ...part,
    scope: byPath.get(part.scope.path) ?? part.scope,
  });
  return { answers: answers.map(named), failures: failures.map(named) };
}

/** A dashboard shows what it got; an alert rule must not judge by a part of the costs. */
function refuseFailures({ answers, failures }: FetchedCosts, { fromAlert }: Context): void {
  const [first] = failures;
  if (first === undefined || (!fromAlert && answers.length > 0)) {
    return;
  }
  const named = failures.slice(0, MAX_NAMED_FAILURES).map(failureText);
  const unnamed = failures.length - named.length;
  const message = [...named, ...(unnamed > 0 ? [`and ${unnamed} more scopes`] : [])].join('; ');
  throw new PluginError(message, {
    status: GRAFANA_STATUS[first.error.code],
    source: 'downstream',
    cause: first.error,
  });
}

function oldest({ answers }: FetchedCosts): string {
  return new Date(Math.min(...answers.map(({ fetchedAtMs }) => fetchedAtMs))).toISOString();
}
