import { findTemplateVariable, quote } from '@glance/user-input';
import { AUTO_INTERVAL } from './defaults';
import { DURATION_HINT, parseDuration } from './duration';
import { computeName, type ComputeModel, type GroupByModel, type LogCountsQueryModel } from './LogCountsQuery';

/** By how much alert rules look into the past: settings field `evaluationDelaySeconds`. Datadog takes logs up to 18 h old. */
export const EVALUATION_DELAY_SECONDS = { min: 0, max: 86_400, default: 60 } as const;

/** How long an answer that may still grow is fresh: settings field `cacheTtlSeconds`, which has no number as its default. */
export const CACHE_TTL_SECONDS = { min: 0 } as const;

/** How many logs a `logs` query lists: `limit`. Each thousand is a call. */
export const LOG_LIMIT = { min: 1, max: 10_000 } as const;

/** Datadog takes no more groups, whether by one facet or by the product of several limits. */
export const MAX_GROUPS = 10_000;

/** Something in a query that Datadog would refuse, or that has no meaning. */
export interface QueryProblem {
  /** Path of the field, for example `groupBy[1].facet`. */
  readonly field: string;
  /** Names the field, quotes the value and says what to do. */
  readonly message: string;
}

/** The parts of a query that limit each other; the limit of a grouping that names none is `groupLimit`. */
export interface LimitedQuery extends Pick<
  LogCountsQueryModel,
  'computes' | 'groupBy' | 'interval' | 'evaluationDelay' | 'keepGroups' | 'expectedGroups'
> {
  readonly groupLimit: number;
}

/**
 * Everything in a query that Datadog would refuse, or that would be misunderstood. The editor shows it while the user
 * types, the backend answers with the first one instead of spending a call on it. Texts that contain a variable are
 * passed over: nobody knows yet what they will be.
 */
export function logCountsProblems(query: LimitedQuery): readonly QueryProblem[] {
  return [
    ...computeProblems(query),
    ...groupByProblems(query),
    ...durationProblems(query),
    ...expectedGroupProblems(query),
  ];
}

/** The product of the limits of all groupings: how many groups there may be. */
export function groupProduct({ groupBy = [], groupLimit }: Pick<LimitedQuery, 'groupBy' | 'groupLimit'>): number {
  return groupBy.reduce((product, { limit = groupLimit }) => product * limit, 1);
}

function computeProblems({ computes = [] }: LimitedQuery): readonly QueryProblem[] {
  const names = computes.map(computeName);
  return computes.flatMap((compute, index) => [
    ...measureProblems(compute, `computes[${index}].metric`),
    ...nameProblems(names, index),
  ]);
}

function measureProblems({ aggregation, metric = '' }: ComputeModel, field: string): readonly QueryProblem[] {
  if (aggregation === 'count') {
    return metric === ''
      ? []
      : [
          {
            field,
            message: `${field} is ${quote(metric)}, but "count" counts logs: remove it, or use "cardinality" to count its values`,
          },
        ];
  }
  return metric.trim() === ''
    ? [
        {
          field,
          message: `${field} is missing: name the measure or facet for ${quote(aggregation)}, such as "@duration"`,
        },
      ]
    : [];
}

// Series of one name cannot be told apart.
function nameProblems(names: readonly string[], index: number): readonly QueryProblem[] {
  const first = names.indexOf(names[index] ?? '');
  if (first === index) {
    return [];
  }
  const field = `computes[${index}].name`;
  return [
    {
      field,
      message: `computes[${index}] is called ${quote(names[index])}, as computes[${first}] is: give it a name of its own, or remove it`,
    },
  ];
}

function groupByProblems(query: LimitedQuery): readonly QueryProblem[] {
  const { groupBy = [] } = query;
  const facets = groupBy.map(({ facet }) => facet);
  return [...facets.flatMap((facet, index) => facetProblems(facets, facet, index)), ...productProblems(query)];
}

function facetProblems(facets: readonly string[], facet: string, index: number): readonly QueryProblem[] {
  const field = `groupBy[${index}].facet`;
  if (facet.trim() === '') {
    return [{ field, message: `${field} is "": name a facet such as "service", or remove it` }];
  }
  const first = facets.indexOf(facet);
  return first === index || hasVariable(facet)
    ? []
    : [
        {
          field,
          message: `${field} is ${quote(facet)}, as groupBy[${first}].facet is: name another one, or remove it`,
        },
      ];
}

function productProblems(query: LimitedQuery): readonly QueryProblem[] {
  const { groupBy = [], groupLimit } = query;
  const product = groupProduct(query);
  if (product <= MAX_GROUPS) {
    return [];
  }
  const limits = groupBy.map(({ facet, limit = groupLimit }) => `${facet} ${limit}`).join(' × ');
  return [
    {
      field: 'groupBy',
      message: `The limits of groupBy (${limits}) make ${product} groups: Datadog takes at most ${MAX_GROUPS}, so lower ${largestLimit(groupBy, groupLimit)}`,
    },
  ];
}

function largestLimit(groupBy: readonly GroupByModel[], groupLimit: number): string {
  const [largest] = groupBy
    .map(({ limit = groupLimit }, index) => ({ limit, index }))
    .sort((a, b) => b.limit - a.limit || a.index - b.index);
  return `groupBy[${largest?.index ?? 0}].limit`;
}

function durationProblems({ interval, evaluationDelay, keepGroups }: LimitedQuery): readonly QueryProblem[] {
  return [
    ...(interval === undefined || interval === AUTO_INTERVAL ? [] : intervalProblems(interval)),
    ...(evaluationDelay === undefined ? [] : lengthProblems('evaluationDelay', evaluationDelay, 0)),
    ...(keepGroups === undefined || keepGroups === '' ? [] : lengthProblems('keepGroups', keepGroups, 1)),
  ];
}

function intervalProblems(interval: string): readonly QueryProblem[] {
  const ms = parseDuration(interval);
  if (hasVariable(interval) || (ms !== undefined && ms > 0 && ms % 1000 === 0)) {
    return [];
  }
  const field = 'interval';
  const hint = ms === undefined ? `"auto", or ${DURATION_HINT}` : 'whole seconds, at least "1s"';
  return [{ field, message: `${field} is ${quote(interval)}: use ${hint}` }];
}

function lengthProblems(field: string, text: string, leastMs: number): readonly QueryProblem[] {
  const ms = parseDuration(text);
  if (hasVariable(text) || (ms !== undefined && ms >= leastMs)) {
    return [];
  }
  return [
    { field, message: `${field} is ${quote(text)}: use ${DURATION_HINT}${leastMs > 0 ? ', or "" for none' : ''}` },
  ];
}

function expectedGroupProblems({ groupBy = [], expectedGroups = [] }: LimitedQuery): readonly QueryProblem[] {
  const facets = groupBy.map(({ facet }) => facet);
  if (facets.length === 0 && expectedGroups.length > 0) {
    const field = 'expectedGroups';
    return [{ field, message: `${field} names groups, but groupBy is empty: group by their facets, or remove them` }];
  }
  return expectedGroups.flatMap((group, index) => {
    const field = `expectedGroups[${index}]`;
    const wrong =
      facets.find((facet) => !Object.hasOwn(group, facet)) ??
      Object.keys(group).find((facet) => !facets.includes(facet));
    return wrong === undefined || facets.some(hasVariable)
      ? []
      : [
          {
            field,
            message: `${field} is ${quote(group)}: it needs a value for each facet of groupBy (${facets.join(', ')}) and for no other`,
          },
        ];
  });
}

function hasVariable(text: string): boolean {
  return findTemplateVariable(text) !== undefined;
}
