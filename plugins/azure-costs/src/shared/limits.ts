import { findTemplateVariable, quote } from '@glance/user-input';
import type { CostsQueryModel } from './CostsQuery';
import { DIMENSION_HINT, findDimension } from './dimensions';
import { parseScope, scopeProblem } from './scope';

/** Azure takes no more than two groupings. */
export const MAX_GROUPINGS = 2;

/** Years that a query may span. A year costs a call for each scope, and a range that begins in 1970 is a mistake. */
export const MAX_RANGE_YEARS = 10;

/**
 * Days before the current one from which a baseline is made: `costChanges` field `baselineDays`. A week has each weekday
 * once; what was more than a year ago says nothing about today.
 */
export const BASELINE_DAYS = { min: 7, max: 364 } as const;

/** How long an answer that Azure may still change is fresh: settings field `cacheTtlSeconds`. */
export const CACHE_TTL_SECONDS = { min: 0, default: 14_400 } as const;

/** Something in a query that Azure would refuse, or that has no meaning. */
export interface CostsProblem {
  /** Path of the field, for example `groupBy[1].name`. */
  readonly field: string;
  /** Names the field, quotes the value and says what to do. */
  readonly message: string;
}

/** The parts of a query that limit each other; a saved query and a parsed one both fit. */
export type LimitedQuery = Pick<CostsQueryModel, 'scopes' | 'groupBy' | 'filters' | 'granularity' | 'cumulative'>;

/**
 * Everything in a query that Azure would refuse. The editor shows it while the user types, the backend answers with
 * the first one instead of spending a call on it. Texts that contain a variable are passed over: nobody knows yet what
 * they will be.
 */
export function costsProblems(query: LimitedQuery): readonly CostsProblem[] {
  return [
    ...scopeProblems(query),
    ...groupingProblems(query),
    ...filterProblems(query),
    ...dimensionScopeProblems(query),
    ...cumulativeProblems(query),
  ];
}

function scopeProblems({ scopes = [] }: LimitedQuery): readonly CostsProblem[] {
  return scopes.flatMap((scope, index) => {
    const field = `scopes[${index}]`;
    const message = hasVariable(scope) ? undefined : scopeProblem(field, scope);
    return message === undefined ? [] : [{ field, message }];
  });
}

function groupingProblems({ groupBy = [] }: LimitedQuery): readonly CostsProblem[] {
  const problems = groupBy.flatMap((grouping, index) => nameProblems(grouping, `groupBy[${index}].name`));
  const [first, second] = groupBy;
  if (groupBy.length > MAX_GROUPINGS) {
    problems.push({
      field: 'groupBy',
      message: `groupBy has ${groupBy.length} groupings: Azure takes at most ${MAX_GROUPINGS}, so remove ${groupBy.length - MAX_GROUPINGS}`,
    });
  } else if (first && second && first.type === second.type && sameName(first.name, second.name)) {
    problems.push({
      field: 'groupBy[1].name',
      message: `groupBy[1].name is ${quote(second.name)}, as groupBy[0].name is: name another one, or remove it`,
    });
  }
  return problems;
}

function filterProblems({ filters = [] }: LimitedQuery): readonly CostsProblem[] {
  return filters.flatMap((filter, index) => {
    const problems = nameProblems(filter, `filters[${index}].name`);
    if (filter.values.length === 0) {
      const field = `filters[${index}].values`;
      problems.push({ field, message: `${field} is []: name at least one value, or remove the filter` });
    }
    return problems;
  });
}

function nameProblems(column: { readonly type: string; readonly name: string }, field: string): CostsProblem[] {
  if (hasVariable(column.name)) {
    return [];
  }
  if (column.name === '') {
    return [{ field, message: `${field} is "": name a ${column.type === 'TagKey' ? 'tag' : 'dimension'}` }];
  }
  if (column.type === 'TagKey' || findDimension(column.name) !== undefined) {
    return [];
  }
  const message = `${field} is ${quote(column.name)}, which is no dimension of Azure Cost Management: ${DIMENSION_HINT}, or type "TagKey" for a tag`;
  return [{ field, message }];
}

// Cost Management knows ResourceId at the subscription scope and below only.
function dimensionScopeProblems({ scopes = [], groupBy = [], filters = [] }: LimitedQuery): readonly CostsProblem[] {
  const wide = scopes.find((text) => ['managementGroup', 'billing'].includes(parseScope(text)?.kind ?? ''));
  if (wide === undefined) {
    return [];
  }
  const columns = [
    ...groupBy.map((column, index) => ({ ...column, field: `groupBy[${index}].name` })),
    ...filters.map((column, index) => ({ ...column, field: `filters[${index}].name` })),
  ];
  return columns
    .filter(({ type, name }) => type === 'Dimension' && findDimension(name) === 'ResourceId')
    .map(({ field, name }) => ({
      field,
      message: `${field} is ${quote(name)}, which Azure has for subscriptions and resource groups only: remove the scope ${quote(wide)} or the dimension`,
    }));
}

function cumulativeProblems({ cumulative, granularity }: LimitedQuery): readonly CostsProblem[] {
  return cumulative === true && granularity === 'None'
    ? [
        {
          field: 'cumulative',
          message:
            'cumulative is true, but with granularity "None" there is no time to add up over: use "Daily" or "Monthly"',
        },
      ]
    : [];
}

function hasVariable(text: string): boolean {
  return findTemplateVariable(text) !== undefined;
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
