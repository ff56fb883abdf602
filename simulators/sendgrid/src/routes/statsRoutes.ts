import { Hono } from 'hono';
import type { Sender } from '../accounts/Sender';
import { CALLS } from '../endpointOf';
import { type Figures, providerFigures } from '../mail/Figures';
import { daysOf, readRange } from '../parameters/DayRange';
import { pageOf, readPage } from '../parameters/Page';
import { readSorting, sorted } from '../parameters/Sorting';
import { invalidParameter } from '../SendGridError';
import type { SendGridEnv } from '../SendGridEnv';
import type { SendGridOptions } from '../SendGridOptions';
import { dayAt, formatDay, type LocalDay, monthsBefore } from '../time/LocalDay';
import { admit } from './admit';
import { datedStats, globalStats, sumOf } from './statsAnswer';

const NO_LIMIT = { limit: Number.MAX_SAFE_INTEGER };
const SUMS = { limit: 5 };
const ADVANCED = { limit: 500 };
/** So long statistics of categories are kept (https://www.twilio.com/docs/sendgrid/ui/analytics-and-reporting/categories). */
const CATEGORY_MONTHS = 13;

/** Statistics of all mail, of categories and of mailbox providers. */
export function statsRoutes(options: SendGridOptions): Hono<SendGridEnv> {
  const app = new Hono<SendGridEnv>();
  const todayOf = ({ timeZone }: Sender): LocalDay => dayAt(options.now(), timeZone);
  const categoryFigures = (sender: Sender) => {
    const oldest = monthsBefore(todayOf(sender), CATEGORY_MONTHS);
    return (name: string, days: readonly LocalDay[]): Figures =>
      sumOf(days, (day) => (day < oldest ? undefined : sender.figures.of(day).categories.get(name)));
  };

  app.get(CALLS.stats.path, admit('stats', options), (context) => {
    const { sender } = context.get('caller');
    const query = context.get('query');
    const range = readRange(query, todayOf(sender));
    const page = readPage(query, NO_LIMIT);
    const rows = globalStats(range, (_, days) => sumOf(days, (day) => sender.figures.of(day).all));
    return context.json(pageOf(rows, page));
  });

  app.get(CALLS.categoryStats.path, admit('categoryStats', options), (context) => {
    const { sender } = context.get('caller');
    const query = context.get('query');
    const range = readRange(query, todayOf(sender));
    const names = query.names('categories');
    if (names.length === 0) {
      throw invalidParameter('categories', 'categories is required');
    }
    return context.json(datedStats(range, { names, type: 'category', figures: categoryFigures(sender) }));
  });

  app.get(CALLS.categorySums.path, admit('categorySums', options), (context) => {
    const { sender } = context.get('caller');
    const query = context.get('query');
    const range = readRange(query, todayOf(sender));
    const [page, sorting] = [readPage(query, SUMS), readSorting(query)];
    const figures = categoryFigures(sender);
    const sums = sender.mail.categories(options.now()).map((name) => ({
      type: 'category',
      name,
      metrics: figures(name, daysOf(range)),
    }));
    return context.json({ date: formatDay(range.from), stats: pageOf(sorted(sums, sorting), page) });
  });

  app.get(CALLS.mailboxProviderStats.path, admit('mailboxProviderStats', options), (context) => {
    const { sender } = context.get('caller');
    const query = context.get('query');
    const range = readRange(query, todayOf(sender));
    const page = readPage(query, ADVANCED);
    const asked = query.names('mailbox_providers');
    const names = asked.length > 0 ? asked : providersIn(sender, daysOf(range));
    const rows = datedStats(range, {
      names,
      type: 'mailbox_provider',
      figures: (name, days) => sumOf(days, (day) => sender.figures.of(day).providers.get(name)),
    });
    return context.json(
      pageOf(rows, page).map(({ date, stats }) => ({
        date,
        stats: stats.map((stat) => ({ ...stat, metrics: providerFigures(stat.metrics) })),
      }))
    );
  });

  return app;
}

/** All that got mail in these days. */
function providersIn({ figures }: Sender, days: readonly LocalDay[]): readonly string[] {
  return [...new Set(days.flatMap((day) => [...figures.of(day).providers.keys()]))].sort();
}
