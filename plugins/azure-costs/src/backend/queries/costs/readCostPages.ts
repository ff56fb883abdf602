import { InvalidAnswer } from '@glance/data-source';
import { monthOf, parseBillingMonth, parseDay, parseUsageDate } from '@glance/time-buckets';
import { EMPTY_VALUE, type Granularity, type Grouping } from '../../../shared/CostsQuery';
import { isResourceGroupDimension } from '../../../shared/dimensions';
import type { CostColumn, CostPage, CostRow } from './CostPage';
import type { CostGroup, CostTable } from './CostTable';
import type { CostsRequest } from './CostsRequest';
import { packRows } from './packRows';

type ReadText = (row: CostRow) => string;
type ReadNumber = (row: CostRow) => number;

interface RowReader {
  readonly amount: ReadNumber;
  readonly slot: ReadNumber;
  readonly values: readonly ReadText[];
  readonly currency: ReadText;
}

/** What the rows of an answer are read by. */
export type AskedRows = Pick<CostsRequest, 'metric' | 'granularity' | 'groupBy' | 'from' | 'to'>;

/**
 * Turns the pages of an answer into columns. Columns are found by name, whatever their order and case. Azure sends rows
 * from outside the period too: they are dropped here, because they may lie in another piece of the same query.
 * @throws InvalidAnswer when a column is missing or a value is of another type than Azure documents
 */
export function readCostPages(pages: readonly CostPage[], request: AskedRows): CostTable {
  const capacity = pages.reduce((sum, page) => sum + page.rows.length, 0);
  const groups = new GroupIndex();
  const groupOfRow = new Uint32Array(capacity);
  const slotOfRow = new Int32Array(capacity);
  const amounts = new Float64Array(capacity);
  const { first, last } = askedSlots(request);
  let count = 0;
  for (const page of pages.filter(({ rows }) => rows.length > 0)) {
    const reader = rowReader(page.columns, request);
    for (const row of page.rows) {
      const slot = reader.slot(row);
      if (slot >= first && slot <= last) {
        const values = reader.values.map((read) => read(row));
        groupOfRow[count] = groups.indexOf(values, reader.currency(row));
        slotOfRow[count] = slot;
        amounts[count] = reader.amount(row);
        count += 1;
      }
    }
  }
  return packRows({ groups: groups.all, groupOfRow, slotOfRow, amounts }, count);
}

/** The slots that a request asks about, both ends included. */
function askedSlots({ granularity, from, to }: AskedRows): { readonly first: number; readonly last: number } {
  switch (granularity) {
    case 'Daily':
      return { first: parseDay(from), last: parseDay(to) };
    case 'Monthly':
      return { first: monthOf(parseDay(from)), last: monthOf(parseDay(to)) };
    case 'None':
      return { first: 0, last: 0 };
  }
}

class GroupIndex {
  readonly all: CostGroup[] = [];
  readonly #indexes = new Map<string, number>();

  indexOf(values: readonly string[], currency: string): number {
    const key = [...values, currency].join('\u0000');
    const known = this.#indexes.get(key);
    if (known !== undefined) {
      return known;
    }
    this.all.push({ values, currency });
    this.#indexes.set(key, this.all.length - 1);
    return this.all.length - 1;
  }
}

function rowReader(columns: readonly CostColumn[], { metric, granularity, groupBy }: AskedRows): RowReader {
  const currency = findColumn(columns, 'Currency');
  return {
    amount: numberReader(columns, metric),
    slot: slotReader(columns, granularity),
    values: groupBy.map((grouping) =>
      grouping.type === 'TagKey' ? tagReader(columns, grouping, groupBy) : dimensionReader(columns, grouping)
    ),
    currency: currency === undefined ? () => '' : textAt(currency),
  };
}

function slotReader(columns: readonly CostColumn[], granularity: Granularity): ReadNumber {
  switch (granularity) {
    case 'Daily': {
      const read = numberReader(columns, 'UsageDate');
      return remembered(
        (row) => read(row),
        (value) => valid(() => parseUsageDate(value))
      );
    }
    case 'Monthly': {
      const read = textAt(requireColumn(columns, 'BillingMonth'));
      return remembered(read, (value) => valid(() => parseBillingMonth(value)));
    }
    case 'None':
      return () => 0;
  }
}

// Thousands of rows share a few hundred dates.
function remembered<T>(read: (row: CostRow) => T, parse: (value: T) => number): ReadNumber {
  const known = new Map<T, number>();
  return (row) => {
    const value = read(row);
    const slot = known.get(value) ?? parse(value);
    known.set(value, slot);
    return slot;
  };
}

function dimensionReader(columns: readonly CostColumn[], { name }: Grouping): ReadText {
  const read = textAt(requireColumn(columns, name));
  return isResourceGroupDimension(name) ? (row) => read(row).toLowerCase() : read;
}

/**
 * A tag comes as a pair of columns `TagKey` and `TagValue`. With two tags there are two pairs, and the key in the row
 * tells which is which; keys are compared without case, as Azure does. Where a row names no key, position decides.
 */
function tagReader(columns: readonly CostColumn[], tag: Grouping, groupBy: readonly Grouping[]): ReadText {
  const keys = columnsNamed(columns, 'TagKey');
  const values = columnsNamed(columns, 'TagValue');
  const position = groupBy.filter(({ type }) => type === 'TagKey').indexOf(tag);
  const fallback = values[position];
  if (fallback === undefined) {
    throw new InvalidAnswer(`the column TagValue of the tag "${tag.name}" is missing`);
  }
  const wanted = tag.name.toLowerCase();
  return (row) => {
    const pair = keys.findIndex((key) => String(row[key] ?? '').toLowerCase() === wanted);
    return textAt(values[pair] ?? fallback)(row);
  };
}

function numberReader(columns: readonly CostColumn[], name: string): ReadNumber {
  const column = requireColumn(columns, name);
  return (row) => {
    const value = row[column];
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      throw new InvalidAnswer(`the column ${name} has a value that is no number`);
    }
    return value;
  };
}

// The text `(none)` is how the empty value is shown, so that a tag which really says so cannot be told from it.
function textAt(column: number): ReadText {
  return (row) => {
    const value = row[column] ?? '';
    return value === EMPTY_VALUE ? '' : String(value);
  };
}

function requireColumn(columns: readonly CostColumn[], name: string): number {
  const column = findColumn(columns, name);
  if (column === undefined) {
    throw new InvalidAnswer(`the column ${name} is missing`);
  }
  return column;
}

function findColumn(columns: readonly CostColumn[], name: string): number | undefined {
  return columnsNamed(columns, name)[0];
}

function columnsNamed(columns: readonly CostColumn[], name: string): readonly number[] {
  const wanted = name.toLowerCase();
  return columns.flatMap((column, index) => (column.name.toLowerCase() === wanted ? [index] : []));
}

function valid<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new InvalidAnswer(error instanceof Error ? error.message : String(error));
  }
}
