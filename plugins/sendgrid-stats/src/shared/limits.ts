import { findTemplateVariable, quote } from '@glance/user-input';
import { METRICS, RATES, ratesOf, type Source, SOURCES } from './sources';
import { ALL, type StatsQueryModel } from './StatsQuery';

/** Names that one query may ask for; SendGrid takes ten in a call. */
const MAX_NAMES = 100;

/** Names that `*` may stand for. */
export const TOP_LIMIT = { min: 1, max: MAX_NAMES } as const;

/**
 * How long an answer is fresh that can still change: settings field `cacheTtlSeconds`, which overrides both. Today's
 * figures grow all the time; earlier days only by opens and clicks that come late.
 */
export const CACHE_TTL_SECONDS = { min: 0, today: 300, earlier: 21_600 } as const;

/** Something in a query that SendGrid would refuse, or that has no meaning. */
export interface StatsProblem {
  /** Path of the field, for example `metrics[1]`. */
  readonly field: string;
  /** Names the field, quotes the value and says what to do. */
  readonly message: string;
}

/** The parts of a query that limit each other; a saved query and a parsed one both fit. */
export type LimitedQuery = Pick<StatsQueryModel, 'names' | 'top' | 'metrics' | 'rates'> & { readonly source: Source };

/**
 * Everything in a query that has no answer. The editor shows it while the user types, the backend answers with the
 * first one. Texts that contain a variable are passed over: nobody knows yet what they will be.
 */
export function statsProblems(query: LimitedQuery): readonly StatsProblem[] {
  return [...nameProblems(query), ...figureProblems(query), ...topProblems(query), ...emptyProblems(query)];
}

function nameProblems({ source, names = [ALL] }: LimitedQuery): readonly StatsProblem[] {
  const field = 'names';
  if (names.length === 0) {
    return [{ field, message: `${field} is []: name at least one, or use "*" for the largest` }];
  }
  if (names.includes(ALL)) {
    return [];
  }
  if (source === 'global') {
    const others = SOURCES.filter((other) => other !== 'global').join(', ');
    return [
      {
        field,
        message: `${field} is ${quote(names)}, but the source "global" has none: remove it, or use one of the sources ${others}`,
      },
    ];
  }
  const count = new Set(names).size;
  return count > MAX_NAMES
    ? [{ field, message: `${field} has ${count} names: use at most ${MAX_NAMES}, or "*" for the largest` }]
    : [];
}

function figureProblems({ source, metrics = [], rates = [] }: LimitedQuery): readonly StatsProblem[] {
  return [
    ...lackProblems('metrics', metrics, METRICS[source], source),
    ...lackProblems('rates', rates, ratesOf(source), source),
  ];
}

function lackProblems(
  list: 'metrics' | 'rates',
  asked: readonly string[],
  known: readonly string[],
  source: Source
): readonly StatsProblem[] {
  return asked.flatMap((name, index) => {
    const field = `${list}[${index}]`;
    return known.includes(name) || findTemplateVariable(name) !== undefined
      ? []
      : [
          {
            field,
            message: `${field} is ${quote(name)}, which the source "${source}" does not have: use one of ${known.join(', ')}`,
          },
        ];
  });
}

function topProblems({ source, names = [ALL], top }: LimitedQuery): readonly StatsProblem[] {
  if (source === 'global' || !names.includes(ALL) || top?.by === undefined) {
    return [];
  }
  const known: readonly string[] = METRICS[source];
  return known.includes(top.by)
    ? []
    : [
        {
          field: 'top.by',
          message: `top.by is ${quote(top.by)}, which the source "${source}" does not have: use one of ${known.join(', ')}`,
        },
      ];
}

function emptyProblems({ metrics, rates = [] }: LimitedQuery): readonly StatsProblem[] {
  return metrics?.length === 0 && rates.length === 0
    ? [
        {
          field: 'metrics',
          message: `metrics is [] and no rate is asked: name a metric, or one of the rates ${RATES.join(', ')}`,
        },
      ]
    : [];
}
