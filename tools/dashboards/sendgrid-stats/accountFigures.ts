import type { DataTransformerConfig, Threshold } from '@grafana/grafana-foundation-sdk/dashboard';
import { StatsTarget } from './StatsTarget';

/** A rate over the whole time range: one sum divided by another, as a part of 1. */
export interface RangeRate {
  readonly heading: string;
  readonly description: string;
  /** What is divided by what: counts of SendGrid's. */
  readonly part: string;
  readonly whole: 'requests' | 'delivered';
  readonly decimals: number;
  readonly steps: readonly Threshold[];
}

/** From where on a figure is worth a look, and from where on it is trouble. */
interface Bounds {
  readonly look: number;
  readonly trouble: number;
}

// What is well has no colour. The others are those on which Grafana's text can be read, in either theme.
const COLOURS = { well: 'transparent', look: 'super-light-orange', trouble: 'dark-red' } as const;

/** Colours of a figure that had better be high. */
export function lowIsBad({ look, trouble }: Bounds): readonly Threshold[] {
  return [
    { value: null, color: COLOURS.trouble },
    { value: trouble, color: COLOURS.look },
    { value: look, color: COLOURS.well },
  ];
}

function highIsBad({ look, trouble }: Bounds): readonly Threshold[] {
  return [
    { value: null, color: COLOURS.well },
    { value: look, color: COLOURS.look },
    { value: trouble, color: COLOURS.trouble },
  ];
}

/** The alert rule of provisioning fires below 95 %. Google asks senders to stay below 0.1 % of spam, and never to reach 0.3 %. */
export const RANGE_RATES: readonly RangeRate[] = [
  {
    heading: 'Delivered',
    description: 'What part of the requested mail arrived.',
    part: 'delivered',
    whole: 'requests',
    decimals: 1,
    steps: lowIsBad({ look: 0.98, trouble: 0.95 }),
  },
  {
    heading: 'Bounced',
    description: 'What part of the requested mail servers refused for good.',
    part: 'bounces',
    whole: 'requests',
    decimals: 1,
    steps: highIsBad({ look: 0.02, trouble: 0.05 }),
  },
  {
    heading: 'Blocked',
    description: 'What part of the requested mail servers refused for now, such as for the sender’s address.',
    part: 'blocks',
    whole: 'requests',
    decimals: 1,
    steps: highIsBad({ look: 0.02, trouble: 0.05 }),
  },
  {
    heading: 'Spam',
    description: 'What part of the delivered mail readers marked as spam.',
    part: 'spam_reports',
    whole: 'delivered',
    decimals: 2,
    steps: highIsBad({ look: 0.001, trouble: 0.003 }),
  },
];

/** Queries of one count each, of whole days only: today's mail is still on its way. */
export function countTargets(counts: readonly string[]): readonly StatsTarget[] {
  return counts.map((count) => new StatsTarget({ metrics: [count], today: 'drop', format: 'table' }, count));
}

/** What each account's rows of several queries come to. */
interface Reduced {
  /** Counts that are added up. */
  readonly sums: readonly string[];
  /** Figures of which the newest is taken. */
  readonly newest?: readonly string[];
}

/** Makes one row for each account of the answers to several queries. */
export function byAccount({ sums, newest = [] }: Reduced): DataTransformerConfig[] {
  const reduced = (figures: readonly string[], calc: string) =>
    figures.map((figure) => [figure, { operation: 'aggregate', aggregations: [calc] }] as const);
  const fields = Object.fromEntries([
    ['account', { operation: 'groupby', aggregations: [] }],
    ...reduced(sums, 'sum'),
    ...reduced(newest, 'lastNotNull'),
  ]);
  return [
    { id: 'groupBy', options: { fields } },
    { id: 'joinByField', options: { byField: 'account', mode: 'outer' } },
  ];
}

/** The column of `byAccount` with the sum of a count. */
export function sumOf(count: string): string {
  return `${count} (sum)`;
}

/** The column of `byAccount` with the newest of a figure. */
export function newestOf(figure: string): string {
  return `${figure} (lastNotNull)`;
}

/** Divides the sums in each row: a column more, or `alone` the only one. */
export function divided(
  { heading, part, whole }: RangeRate,
  { alone }: { readonly alone: boolean }
): DataTransformerConfig {
  const binary = { left: sumOf(part), operator: '/', right: sumOf(whole) };
  return { id: 'calculateField', options: { mode: 'binary', binary, alias: heading, replaceFields: alone } };
}
