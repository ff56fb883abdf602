import { InvalidAnswer, parseAnswer, propertyOf } from '@glance/data-source';
import type { CostPage, CostRow } from '../queries/costs/CostPage';

/** A page of costs and where the next one is. */
export interface CostAnswer {
  readonly page: CostPage;
  readonly nextLink?: string;
}

/**
 * Reads the body of a cost query's answer. An empty body is what comes with 204: a scope without costs.
 * @throws InvalidAnswer when it is not what Azure documents; the message holds nothing of the body
 */
export function readCostAnswer(body: string): CostAnswer {
  if (body === '') {
    return { page: { columns: [], rows: [] } };
  }
  const properties = propertyOf(parseAnswer(body), 'properties');
  const columns = listOf(properties, 'columns').map((column) => ({
    name: textOf(column, 'name'),
    type: textOf(column, 'type'),
  }));
  const rows = listOf(properties, 'rows');
  if (!rows.every((row): row is CostRow => Array.isArray(row))) {
    throw new InvalidAnswer('a row is not a list');
  }
  const nextLink = propertyOf(properties, 'nextLink');
  return {
    page: { columns, rows },
    ...(typeof nextLink === 'string' && nextLink !== '' && { nextLink }),
  };
}

function listOf(value: unknown, name: string): readonly unknown[] {
  const list = propertyOf(value, name);
  if (!Array.isArray(list)) {
    throw new InvalidAnswer(`properties.${name} is not a list`);
  }
  return list;
}

function textOf(value: unknown, name: string): string {
  const text = propertyOf(value, name);
  if (typeof text !== 'string') {
    throw new InvalidAnswer(`a column has no ${name}`);
  }
  return text;
}
