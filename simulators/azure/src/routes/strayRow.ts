import { usageDate } from '../model/calendar';
import type { CostQuery } from '../query/CostQuery';
import type { Cell, CostTable } from '../query/evaluateCostQuery';

const EVERY = 4;

/** A page of an answer, and which request of the run asked for it. */
export interface StrayRowOptions {
  readonly table: CostTable;
  readonly query: CostQuery;
  readonly request: number;
}

/**
 * A row of the day before the period, as Azure slips into some daily answers; here into every fourth one. A client that
 * trusts the period adds it up.
 */
export function strayRow({ table, query, request }: StrayRowOptions): ReadonlyArray<readonly Cell[]> {
  const [first] = table.rows;
  if (query.granularity !== 'Daily' || request % EVERY !== EVERY - 1 || first === undefined) {
    return [];
  }
  const dateColumn = table.columns.findIndex(({ name }) => name === 'UsageDate');
  return [first.map((cell, index) => (index === dateColumn ? usageDate(query.firstDay - 1) : cell))];
}
