import type { CacheAnswer } from '@glance/cache';
import { type Stale, staleNotice, type UpstreamCall } from '@glance/data-source';
import type { Notice } from '@glance/data-frames';
import { dayOf, type DayRange, formatDay, monthPieces, neverAskedDays } from '@glance/time-buckets';
import { UpstreamError } from '@glance/upstream';
import type { StatsQuery } from '../../shared/StatsQuery';
import type { AccountSource } from '../AccountSource';
import type { AccountAnswer } from '../queries/stats/fold';
import { type HeldStats, isWhole } from '../queries/stats/HeldStats';
import { type AskedMonths, requestFor } from '../queries/stats/loadStats';
import type { PeriodAxis } from '../queries/stats/period';
import { questionsOf } from '../queries/stats/StatsQuestion';
import type { AskedAccount } from '../queries/stats/StatsSeries';
import { runsOf } from '../queries/stats/statsChunk';
import { requestText, statsRequest, topRequest, type TopQuestion } from '../upstream/SendGridRequest';

/** What is known of an account. */
export interface AskedStats {
  readonly asked: AskedAccount;
  readonly answers: readonly AccountAnswer[];
  /** The names that are shown; undefined: the largest of those that came. */
  readonly names?: readonly string[];
  /** When the oldest part was fetched, epoch ms; undefined when nothing had to be asked. */
  readonly fetchedAtMs?: number;
  readonly notices: readonly Notice[];
  /** What SendGrid would be asked if nothing were held. */
  readonly requests: readonly string[];
}

interface StatsTask {
  readonly query: StatsQuery;
  readonly source: AccountSource;
  readonly axis: PeriodAxis;
  readonly nowMs: number;
  readonly fromAlert: boolean;
  readonly call: UpstreamCall;
}

/** Asks one account: its largest names where they are not named, then the months of all names side by side. */
export async function askStats(task: StatsTask): Promise<AskedStats> {
  const { query, source, axis, nowMs, call } = task;
  const { account } = source;
  const asked = { account, axis };
  const today = dayOf(nowMs, account.timeZone);
  const pieces = monthPieces(axis.days);
  const topQuestion = topQuestionOf(task);
  const hasToday = axis.days.last >= today;
  const top = topQuestion && (await source.topNames(topQuestion, { hasToday, call }));
  const names = top?.value ?? query.names;
  const questions = questionsOf(query.source, names ?? []);
  const held = await Promise.all(questions.map((question) => askMonths({ question, pieces, today }, task)));
  const answers = held.flatMap((months) =>
    months.map(({ value, neverAsked }) => ({ asked, table: value.table, neverAsked }))
  );
  const parts: ReadonlyArray<Pick<CacheAnswer<unknown>, 'fetchedAtMs' | 'stale'>> = [
    ...(top ? [top] : []),
    ...held.flat(),
  ];
  return {
    asked,
    answers,
    names: query.source === 'global' ? [''] : names,
    fetchedAtMs: parts.length === 0 ? undefined : Math.min(...parts.map(({ fetchedAtMs }) => fetchedAtMs)),
    notices: [...oldestNotice(parts, account.name), ...gapNotice(answers, account.name)],
    requests: [
      ...(topQuestion ? [topRequest(topQuestion)] : []),
      ...questions.flatMap((question) =>
        runsOf(pieces, today).map((run) => statsRequest(requestFor({ question, pieces: run, today })))
      ),
    ].map(requestText),
  };
}

/** Undefined where the names need not be asked for: mailbox providers come all at once. */
function topQuestionOf({ query: { source, names, top }, axis: { days } }: StatsTask): TopQuestion | undefined {
  return names !== undefined || source === 'global' || source === 'mailboxProviders'
    ? undefined
    : { source, from: formatDay(days.first), to: formatDay(days.last), ...top };
}

interface AskedMonth extends CacheAnswer<HeldStats> {
  /** Needed days that SendGrid was not asked about, because they had not come yet. */
  readonly neverAsked?: DayRange;
}

async function askMonths(
  months: AskedMonths,
  { source, call, fromAlert }: Pick<StatsTask, 'source' | 'call' | 'fromAlert'>
): Promise<readonly AskedMonth[]> {
  const { pieces, today } = months;
  const asked = await source.stats(months, call);
  const isFromBefore = ({ value }: CacheAnswer<HeldStats>, index: number) => {
    const piece = pieces[index];
    return piece !== undefined && !isWhole(piece, value, today);
  };
  // Whoever joins a call that began before midnight gets an answer from before midnight: the next one knows better.
  const isLate = asked.some((answer, index) => answer.stale === undefined && isFromBefore(answer, index));
  const held = isLate ? await source.stats(months, call) : asked;
  return held.map((answer, index) => {
    const piece = pieces[index];
    const neverAsked = piece && neverAskedDays(piece, answer.value.askedOn);
    // The last good answer counts for the days that it was asked about. About none of them it is no answer.
    const isNone = neverAsked !== undefined && neverAsked.first === piece?.needed.first;
    if (isNone || (fromAlert && isFromBefore(answer, index))) {
      throw (
        answer.stale?.reason ?? new UpstreamError('unavailable', 'SendGrid was last asked before midnight. Ask again')
      );
    }
    return { ...answer, neverAsked };
  });
}

function oldestNotice(parts: ReadonlyArray<{ readonly stale?: Stale }>, account: string): readonly Notice[] {
  const [oldest] = parts.flatMap(({ stale }) => stale ?? []).sort((a, b) => b.ageMs - a.ageMs);
  return oldest === undefined ? [] : [staleNotice(`The figures of ${account} are`, oldest)];
}

function gapNotice(answers: readonly AccountAnswer[], account: string): readonly Notice[] {
  const [widest] = answers.flatMap(({ neverAsked }) => neverAsked ?? []).sort((a, b) => a.first - b.first);
  if (widest === undefined) {
    return [];
  }
  const { first, last } = widest;
  const days = first === last ? `${formatDay(first)} is` : `${formatDay(first)} to ${formatDay(last)} are`;
  return [
    {
      severity: 'warning',
      text: `${days} not known yet of ${account}: SendGrid was not asked about that time so far.`,
    },
  ];
}
