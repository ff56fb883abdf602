import { ArmError } from '../ArmError';
import { type Day, parseIsoDay } from '../model/calendar';

/** Which dimensions, and of which period. */
export interface DimensionFilter {
  /** In lower case; without it, all. */
  readonly category?: string;
  /** Both included. */
  readonly firstDay?: Day;
  readonly lastDay?: Day;
}

const CLAUSE = /^properties\/(category|usageStart|usageEnd)\s+(eq|lt|gt|le|ge)\s+'([^']*)'$/i;

/**
 * Reads `$filter`: clauses on `properties/category`, `properties/usageStart` and `properties/usageEnd` with `eq`, `lt`,
 * `gt`, `le` and `ge`, joined by `and`, as documented; what else OData knows is refused.
 * See https://learn.microsoft.com/rest/api/cost-management/dimensions/list.
 * @throws ArmError 400 for anything else
 */
export function parseDimensionFilter(text: string | null): DimensionFilter {
  const clauses = text === null || text.trim() === '' ? [] : text.trim().split(/\s+and\s+/i);
  return clauses.reduce<DimensionFilter>((filter, clause) => ({ ...filter, ...parseClause(clause) }), {});
}

function parseClause(clause: string): DimensionFilter {
  const [, field, operator, value] = CLAUSE.exec(clause) ?? [];
  if (field === undefined || operator === undefined || value === undefined) {
    throw invalidFilter(clause);
  }
  if (field.toLowerCase() === 'category') {
    if (operator.toLowerCase() !== 'eq') {
      throw invalidFilter(clause);
    }
    return { category: value.toLowerCase() };
  }
  const day = parseIsoDay(value);
  if (day === undefined) {
    throw invalidFilter(clause);
  }
  switch (operator.toLowerCase()) {
    case 'ge':
      return { firstDay: day };
    case 'gt':
      return { firstDay: day + 1 };
    case 'le':
      return { lastDay: day };
    case 'lt':
      return { lastDay: day - 1 };
    default:
      return field.toLowerCase() === 'usagestart' ? { firstDay: day } : { lastDay: day };
  }
}

function invalidFilter(clause: string): ArmError {
  return new ArmError(400, 'BadRequest', `Invalid filter: '${clause}'.`);
}
