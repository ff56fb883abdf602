import type { CheckedFrame, Notice } from '@glance/data-frames';
import { badRequest, refuseBackwards, upstreamCall } from '@glance/data-source';
import type { CallContext, DataQuery } from '@glance/plugin-sdk';
import type { StatsQuery } from '../../shared/StatsQuery';
import { foldStats } from '../queries/stats/fold';
import { statsFrames } from '../queries/stats/frames';
import { onlyTodayText, partialNotice } from '../queries/stats/notices';
import { type PeriodAxis, statsPeriod } from '../queries/stats/period';
import type { AccountSource } from '../AccountSource';
import type { SendGridStatsInstance } from '../SendGridStatsInstance';
import { askAccounts } from './askAccounts';
import { askedAccounts } from './askedAccounts';
import { type AskedStats, askStats } from './askStats';

const MAX_RANGE_YEARS = 10;
const YEAR_MS = 366 * 86_400_000;

type Context = CallContext<SendGridStatsInstance>;

/** Answers a `stats` query: one frame, or one for each series where accounts are of different zones. */
export async function queryStats(
  query: StatsQuery,
  asked: DataQuery,
  context: Context
): Promise<readonly CheckedFrame[]> {
  const { instance, fromAlert, signal } = context;
  const { sources, hasMany } = askedAccounts(query.accounts, instance);
  const nowMs = instance.nowMs();
  refuseBackwards(asked);
  refuseCenturies(asked);
  const shape = {
    query,
    hasManyZones: new Set(sources.map(({ account }) => account.timeZone)).size > 1,
    hasManyAccounts: hasMany,
  };
  const targets = sources.map((source) => ({
    source,
    account: source.account,
    axis: axisOf(query, asked, { source, nowMs }),
  }));
  const shown = targets.flatMap(({ axis, ...target }) => (axis ? [{ ...target, axis }] : []));
  const onlyToday = onlyTodayNotices(
    query,
    targets.filter(({ axis }) => axis === undefined).map(({ account }) => account.name),
    { fromAlert, hasOthers: shown.length > 0 }
  );
  if (shown.length === 0) {
    return statsFrames({ ...shape, series: [], meta: { notices: onlyToday } });
  }
  const call = upstreamCall(context);
  const each = await askAccounts(shown, (target) => askStats({ query, ...target, nowMs, fromAlert, call }), {
    signal,
    fromAlert,
  });
  const stats = each.answers.map(({ answer }) => answer);
  return statsFrames({
    ...shape,
    series: foldStats({
      query,
      answers: stats.flatMap(({ answers }) => answers),
      namesOf: (one) => stats.find(({ asked: other }) => other === one)?.names,
    }),
    meta: {
      notices: [
        ...each.notices,
        ...onlyToday,
        ...stats.flatMap(({ notices }) => notices),
        ...partialNotice(
          query,
          stats.map((one) => one.asked)
        ),
      ],
      custom: { fetchedAt: oldest(stats) },
      executedQueryString: [...new Set(stats.flatMap(({ requests }) => requests))].join('\n'),
    },
  });
}

/** Undefined when dropping today leaves nothing of an account's days. */
function axisOf(
  query: StatsQuery,
  { fromMs, toMs }: DataQuery,
  { source, nowMs }: { readonly source: AccountSource; readonly nowMs: number }
): PeriodAxis | undefined {
  const period = statsPeriod(query, { fromMs, toMs, nowMs }, source.account.timeZone);
  switch (period.kind) {
    case 'future':
      throw badRequest(
        `The range begins at ${new Date(fromMs).toISOString()}, in the future, where no mail was sent: move it back`
      );
    case 'onlyToday':
      return undefined;
    case 'period':
      return period.axis;
  }
}

function refuseCenturies({ fromMs, toMs }: DataQuery): void {
  if (toMs - fromMs > MAX_RANGE_YEARS * YEAR_MS) {
    throw badRequest(
      `The range begins in ${new Date(fromMs).getUTCFullYear()}, but SendGrid is asked for at most ${MAX_RANGE_YEARS} years: begin later`
    );
  }
}

/**
 * An alert rule must learn that it looks at nothing of an account; on a dashboard a panel without it, and a reason, is
 * enough. Where days end at different times that may be so for some accounts only.
 */
function onlyTodayNotices(
  query: StatsQuery,
  accounts: readonly string[],
  { fromAlert, hasOthers }: { readonly fromAlert: boolean; readonly hasOthers: boolean }
): readonly Notice[] {
  if (accounts.length === 0) {
    return [];
  }
  const text = hasOthers ? `Left out: ${accounts.join(', ')}. ${onlyTodayText(query)}` : onlyTodayText(query);
  if (fromAlert) {
    throw badRequest(text);
  }
  return [{ severity: 'warning', text }];
}

function oldest(stats: readonly AskedStats[]): string | undefined {
  const times = stats.flatMap(({ fetchedAtMs }) => fetchedAtMs ?? []);
  return times.length === 0 ? undefined : new Date(Math.min(...times)).toISOString();
}
