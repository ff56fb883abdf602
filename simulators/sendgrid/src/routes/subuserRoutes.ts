import { Hono } from 'hono';
import type { Account, Sender } from '../accounts/Sender';
import { CALLS } from '../endpointOf';
import type { Metric } from '../mail/Figures';
import { daysOf, readDay, readRange } from '../parameters/DayRange';
import { pageOf, readPage } from '../parameters/Page';
import { readSorting, sorted } from '../parameters/Sorting';
import { invalidParameter } from '../SendGridError';
import type { SendGridEnv } from '../SendGridEnv';
import type { SendGridOptions } from '../SendGridOptions';
import { addDays, dayAt, formatDay, type LocalDay, startOf } from '../time/LocalDay';
import { admit } from './admit';
import { datedStats, sumOf } from './statsAnswer';

const SUMS = { limit: 5 };
const LIST = { limit: 500 };
/** The reference names these, and which ones it leaves out. */
const MONTHLY_METRICS: readonly Metric[] = [
  'blocks',
  'bounces',
  'clicks',
  'delivered',
  'opens',
  'requests',
  'unique_clicks',
  'unique_opens',
  'unsubscribes',
];

/** Subusers as their parent sees them: a list, and statistics of those who live where the parent asks. */
export function subuserRoutes(options: SendGridOptions): Hono<SendGridEnv> {
  const app = new Hono<SendGridEnv>();
  const todayOf = ({ timeZone }: Sender): LocalDay => dayAt(options.now(), timeZone);
  const living = ({ subusers }: Account) => subusers.filter(({ region }) => region === options.region);
  const rowOf = (subuser: Sender, days: readonly LocalDay[]) => ({
    type: 'subuser' as const,
    name: subuser.username,
    metrics: sumOf(days, (day) => subuser.figures.of(day).all),
  });

  app.get(CALLS.subusers.path, admit('subusers', options), (context) => {
    const query = context.get('query');
    const region = query.oneOf('region', ['all', 'global', 'eu']) ?? 'all';
    const isRegionTold = query.oneOf('include_region', ['true', 'false']) === 'true';
    const username = query.text('username') ?? '';
    const page = readPage(query, LIST);
    const found = context
      .get('caller')
      .account.subusers.filter((subuser) => region === 'all' || subuser.region === region)
      .filter((subuser) => subuser.username.includes(username));
    return context.json(
      pageOf(found, page).map((subuser) => ({
        disabled: subuser.isDisabled,
        email: subuser.email,
        id: subuser.userId,
        username: subuser.username,
        ...(isRegionTold && { region: subuser.region }),
      }))
    );
  });

  app.get(CALLS.subuserStats.path, admit('subuserStats', options), (context) => {
    const { account } = context.get('caller');
    const query = context.get('query');
    const range = readRange(query, todayOf(account));
    const page = readPage(query, { limit: Number.MAX_SAFE_INTEGER });
    const names = query.names('subusers');
    if (names.length === 0) {
      throw invalidParameter('subusers', 'subusers is required');
    }
    const subusers = new Map(living(account).map((subuser) => [subuser.username, subuser]));
    if (!names.every((name) => subusers.has(name))) {
      throw invalidParameter('subusers', 'No user found');
    }
    const rows = datedStats(range, {
      names,
      type: 'subuser',
      figures: (name, days) => sumOf(days, (day) => subusers.get(name)?.figures.of(day).all),
    });
    return context.json(pageOf(rows, page));
  });

  app.get(CALLS.subuserSums.path, admit('subuserSums', options), (context) => {
    const { account } = context.get('caller');
    const query = context.get('query');
    const range = readRange(query, todayOf(account));
    const [page, sorting] = [readPage(query, SUMS), readSorting(query)];
    const sums = living(account).map((subuser) => rowOf(subuser, daysOf(range)));
    return context.json({ date: formatDay(range.from), stats: pageOf(sorted(sums, sorting), page) });
  });

  app.get(CALLS.subuserMonthly.path, admit('subuserMonthly', options), (context) => {
    const { account } = context.get('caller');
    const query = context.get('query');
    const date = readDay(query, 'date');
    if (date === undefined) {
      throw invalidParameter('date', 'date is required');
    }
    const [page, sorting] = [readPage(query, SUMS), readSorting(query, MONTHLY_METRICS)];
    const name = query.text('subuser') ?? '';
    const from = startOf('month', date);
    const days = daysOf({ from, to: addDays(startOf('month', addDays(from, 31)), -1) });
    const sums = living(account)
      .filter(({ username }) => username.includes(name))
      .map((subuser) => ({ first_name: '', last_name: '', ...rowOf(subuser, days) }));
    return context.json({ date: formatDay(from), stats: pageOf(sorted(sums, sorting), page) });
  });

  return app;
}
