import { type DayRange, monthOf } from '@glance/time-buckets';
import type { Granularity } from '../../../shared/CostsQuery';
import type { CostsPiece } from './CostsPiece';
import type { CostGroup, CostTable } from './CostTable';
import { packRows } from './packRows';

/** Numbers of neighbouring slots, both ends included. */
interface Slots {
  readonly first: number;
  readonly last: number;
}

/**
 * Cuts the answer about a run into the tables of its pieces. Each has the groups that it has rows of; a piece without
 * rows is an empty table.
 */
export function splitByPiece(
  table: CostTable,
  pieces: readonly CostsPiece[],
  granularity: Granularity
): readonly CostTable[] {
  return pieces.length === 1 ? [table] : pieces.map(({ days }) => rowsWithin(table, slotsOf(days, granularity)));
}

function rowsWithin(table: CostTable, slots: Slots): CostTable {
  const rows = rowNumbers(table, slots);
  const groups: CostGroup[] = [];
  const indexes = new Map<number, number>();
  const groupOfRow = rows.map((row) => {
    const group = table.groupOfRow[row] ?? 0;
    const known = indexes.get(group);
    if (known !== undefined) {
      return known;
    }
    indexes.set(group, groups.length);
    return groups.push(table.groups[group] ?? { values: [], currency: '' }) - 1;
  });
  const slotOfRow = rows.map((row) => table.slotOfRow[row] ?? 0);
  const amounts = rows.map((row) => table.amounts[row] ?? 0);
  return packRows({ groups, groupOfRow, slotOfRow, amounts }, rows.length);
}

function rowNumbers({ slotOfRow }: CostTable, { first, last }: Slots): readonly number[] {
  const rows: number[] = [];
  slotOfRow.forEach((slot, row) => {
    if (slot >= first && slot <= last) {
      rows.push(row);
    }
  });
  return rows;
}

function slotsOf(days: DayRange, granularity: Granularity): Slots {
  return granularity === 'Monthly' ? { first: monthOf(days.first), last: monthOf(days.last) } : days;
}
