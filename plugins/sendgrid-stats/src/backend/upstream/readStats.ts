import { InvalidAnswer, parseAnswer, propertyOf } from '@glance/data-source';
import { parseDay } from '@glance/time-buckets';
import { METRICS, type Source } from '../../shared/sources';
import type { StatsRow } from '../queries/stats/StatsTable';

/** A page of days. */
interface StatsPage {
  readonly items: readonly StatsRow[];
  /** How many days it has, for paging: a day may have no row. */
  readonly count: number;
}

/**
 * Reads days of figures: `[{date, stats: [{name?, metrics: {requests, …}}]}]`, the same for all sources
 * (https://www.twilio.com/docs/sendgrid/api-reference/stats). A figure that is left out is 0.
 * @throws InvalidAnswer saying what is wrong, with nothing of the answer in it
 */
export function readStats(body: string, source: Source): StatsPage {
  const days = listIn(parseAnswer(body));
  const items = days.flatMap((entry) => {
    const day = dayIn(entry);
    const stats = propertyOf(entry, 'stats');
    if (!Array.isArray(stats)) {
      throw new InvalidAnswer('a day without stats');
    }
    return stats.map((stat: unknown) => ({ day, name: nameIn(stat, source), figures: figuresIn(stat, source) }));
  });
  return { items, count: days.length };
}

/** Reads the names of a list of sums, in its order: `{date, stats: [{name, metrics}]}`. */
export function readSums(body: string): readonly string[] {
  const stats = propertyOf(parseAnswer(body), 'stats');
  if (!Array.isArray(stats)) {
    throw new InvalidAnswer('sums without stats');
  }
  return stats.map((stat: unknown) => nameIn(stat, 'categories'));
}

function listIn(parsed: unknown): readonly unknown[] {
  if (!Array.isArray(parsed)) {
    throw new InvalidAnswer('not a list of days');
  }
  return parsed;
}

function dayIn(entry: unknown) {
  const date = propertyOf(entry, 'date');
  try {
    return parseDay(String(date));
  } catch {
    throw new InvalidAnswer('a day without a date');
  }
}

function nameIn(stat: unknown, source: Source): string {
  if (source === 'global') {
    return '';
  }
  const name = propertyOf(stat, 'name');
  if (typeof name !== 'string') {
    throw new InvalidAnswer('figures without a name');
  }
  return name;
}

function figuresIn(stat: unknown, source: Source): readonly number[] {
  const metrics = propertyOf(stat, 'metrics');
  if (typeof metrics !== 'object' || metrics === null) {
    throw new InvalidAnswer('a name without metrics');
  }
  // A plain loop, since an answer is made of these: with a closure for each, ten accounts took 1 MB more.
  const figures: number[] = [];
  for (const metric of METRICS[source]) {
    const figure = (metrics as Readonly<Record<string, unknown>>)[metric] ?? 0;
    if (typeof figure !== 'number' || !Number.isFinite(figure)) {
      throw new InvalidAnswer(`${metric} that is no number`);
    }
    figures.push(figure);
  }
  return figures;
}
