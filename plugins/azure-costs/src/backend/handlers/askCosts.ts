import type { Notice } from '@glance/data-frames';
import { refuseFailures, upstreamCall } from '@glance/data-source';
import type { CallContext } from '@glance/plugin-sdk';
import { type DayRange, dayOf } from '@glance/time-buckets';
import type { Scope } from '../../shared/scope';
import type { AzureCostsInstance } from '../AzureCostsInstance';
import { answerNotices, namedFailure } from '../queries/costs/answerNotices';
import { executedQuery } from '../queries/costs/executedQuery';
import { fetchCosts, type FetchedAnswer, type FetchedCosts } from '../queries/costs/fetchCosts';
import { planCosts, type PlannedQuery, withMonthsOf } from '../queries/costs/plan';
import { resolveScopes } from '../queries/costs/resolveScopes';
import type { ResolvedScope } from '../queries/costs/ResolvedScope';
import { knownSubscriptions } from './knownSubscriptions';

/** What is to be known, where, and of which days. */
export interface CostsTask {
  readonly query: PlannedQuery;
  readonly scopes: readonly Scope[];
  /** None of them is after today. */
  readonly days: DayRange;
  /** Days that panels beside show: their months are asked along with the others, if there is a call anyway. */
  readonly shownDays?: DayRange;
  readonly nowMs: number;
}

/** What Azure said, before it is folded. */
export interface AskedCosts {
  /** Every scope that was asked, answered or not. */
  readonly scopes: readonly ResolvedScope[];
  /** The query asks several scopes, or `*`. */
  readonly hasManyScopes: boolean;
  readonly answers: readonly FetchedAnswer[];
  /** Scopes that are missing, and answers and names that are old. */
  readonly notices: readonly Notice[];
  /** When Azure gave the oldest part, ISO 8601. */
  readonly fetchedAt: string;
  readonly executedQueryString: string;
}

/**
 * Asks all scopes of a query for the costs of some days.
 * @throws PluginError when no scope answered, or when one did not and an alert rule asks; UpstreamError when the
 * subscriptions cannot be listed
 */
export async function askCosts(
  { query, scopes, days, shownDays, nowMs }: CostsTask,
  context: CallContext<AzureCostsInstance>
): Promise<AskedCosts> {
  const call = upstreamCall(context);
  const hasAll = scopes.some(({ kind }) => kind === 'all');
  const needed = planCosts(query, days);
  const plan = shownDays === undefined ? needed : withMonthsOf(needed, shownDays);
  const listing = knownSubscriptions(scopes, context, call);
  // Only `*` has to wait for the list; otherwise it brings names while the costs are on their way.
  const targets = resolveScopes(scopes, hasAll ? (await listing).subscriptions : []);
  const fetching = fetchCosts(plan, targets, {
    ask: (scope) => context.instance.costs(plan, scope, call),
    signal: context.signal,
    fromAlert: context.fromAlert,
  });
  const [fetched, { subscriptions, notices }] = await Promise.all([fetching, listing]);
  const resolved = resolveScopes(scopes, subscriptions);
  const named = withNames(fetched, resolved);
  refuseFailures(named.failures.map(namedFailure), {
    fromAlert: context.fromAlert,
    hasAnswers: named.answers.length > 0,
    plural: 'scopes',
  });
  return {
    scopes: resolved,
    hasManyScopes: scopes.length > 1 || hasAll,
    answers: named.answers,
    notices: [...notices, ...answerNotices(named)],
    fetchedAt: oldest(named),
    executedQueryString: executedQuery(needed, pathsOf(resolved), dayOf(nowMs)),
  };
}

function pathsOf(scopes: readonly ResolvedScope[]): readonly string[] {
  return scopes.map(({ path }) => path);
}

function withNames({ answers, failures }: FetchedCosts, scopes: readonly ResolvedScope[]): FetchedCosts {
  const byPath = new Map(scopes.map((scope) => [scope.path, scope]));
  const named = <T extends { readonly scope: ResolvedScope }>(part: T): T => ({
    ...part,
    scope: byPath.get(part.scope.path) ?? part.scope,
  });
  return { answers: answers.map(named), failures: failures.map(named) };
}

function oldest({ answers }: FetchedCosts): string {
  return new Date(Math.min(...answers.map(({ fetchedAtMs }) => fetchedAtMs))).toISOString();
}
