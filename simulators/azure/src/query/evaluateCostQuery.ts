import { type Day, firstOfMonth, isoDay, usageDate } from '../model/calendar';
import type { Charge } from '../model/Charge';
import { metricOf } from '../model/CostModel';
import { DIMENSIONS } from '../model/dimensions';
import type { AggregatedColumn, CostQuery, Filter, Grouping } from './CostQuery';
import { invalidQuery } from './queryReader';

/** A value of a cost table; text is case-sensitive, as Azure sends it. */
export type Cell = string | number;

/** Azure's answer before paging, columns in their natural order. */
export interface CostTable {
  readonly columns: ReadonlyArray<{ readonly name: string; readonly type: 'Number' | 'String' | 'Datetime' }>;
  readonly rows: ReadonlyArray<readonly Cell[]>;
}

/** Sums charges up as the query asks. Rows are in the order of `sorting`, and otherwise in that of the charges. */
export function evaluateCostQuery(query: CostQuery, charges: Iterable<Charge>): CostTable {
  const groups = new Map<string, { readonly sums: number[]; readonly key: readonly Cell[] }>();
  const buckets = new Map<Day, readonly Cell[]>();
  for (const charge of charges) {
    if (query.filter !== undefined && !passes(charge, query.filter)) {
      continue;
    }
    const bucket = buckets.get(charge.day) ?? bucketOf(charge.day, query);
    buckets.set(charge.day, bucket);
    const key = [...bucket, ...query.grouping.flatMap((by) => keyOf(charge, by)), charge.resource.currency];
    const id = key.join('\u0000');
    const group = groups.get(id) ?? { sums: query.aggregations.map(() => 0), key };
    query.aggregations.forEach((column, index) => {
      group.sums[index] = (group.sums[index] ?? 0) + valueOf(charge, column);
    });
    groups.set(id, group);
  }
  const columns = columnsOf(query);
  const rows = [...groups.values()].map(({ sums, key }) => [...sums, ...key]);
  return { columns, rows: sorted(rows, columns, query) };
}

function columnsOf(query: CostQuery): CostTable['columns'] {
  return [
    ...query.aggregations.map((name) => ({ name, type: 'Number' }) as const),
    ...(query.granularity === 'Daily' ? [{ name: 'UsageDate', type: 'Number' } as const] : []),
    ...(query.granularity === 'Monthly' ? [{ name: 'BillingMonth', type: 'Datetime' } as const] : []),
    ...query.grouping.flatMap(({ type, name }) =>
      (type === 'TagKey' ? ['TagKey', 'TagValue'] : [name]).map((column) => ({ name: column, type: 'String' }) as const)
    ),
    { name: 'Currency', type: 'String' },
  ];
}

function bucketOf(day: Day, { granularity }: CostQuery): readonly Cell[] {
  switch (granularity) {
    case 'None':
      return [];
    case 'Daily':
      return [usageDate(day)];
    case 'Monthly':
      return [`${isoDay(firstOfMonth(day))}T00:00:00`];
  }
}

function keyOf(charge: Charge, by: Grouping): readonly Cell[] {
  return by.type === 'TagKey' ? [by.name.toLowerCase(), groupingValue(charge, by)] : [groupingValue(charge, by)];
}

function groupingValue(charge: Charge, { type, name }: Grouping): string {
  return type === 'TagKey' ? tagValue(charge.resource.tags, name) : DIMENSIONS[name](charge);
}

/** Tag keys are case-insensitive in Azure, their values are not. */
function tagValue(tags: Readonly<Record<string, string>>, key: string): string {
  return Object.entries(tags).find(([name]) => name.toLowerCase() === key.toLowerCase())?.[1] ?? '';
}

function passes(charge: Charge, filter: Filter): boolean {
  switch (filter.kind) {
    case 'and':
      return filter.children.every((child) => passes(charge, child));
    case 'or':
      return filter.children.some((child) => passes(charge, child));
    case 'not':
      return !passes(charge, filter.child);
    case 'in': {
      const value = groupingValue(charge, filter.by).toLowerCase();
      return filter.values.some((candidate) => candidate.toLowerCase() === value);
    }
  }
}

function valueOf(charge: Charge, column: AggregatedColumn): number {
  switch (column) {
    case 'PreTaxCost':
      return metricOf(charge, 'Cost');
    case 'PreTaxCostUSD':
      return metricOf(charge, 'CostUSD');
    default:
      return metricOf(charge, column);
  }
}

function sorted(rows: Cell[][], columns: CostTable['columns'], { sorting }: CostQuery): Cell[][] {
  const keys = sorting.map(({ column, descending }) => {
    const index = columns.findIndex(({ name }) => name.toLowerCase() === column.toLowerCase());
    if (index < 0) {
      throw invalidQuery(
        `Invalid dataset sorting: '${column}'; valid values: ${columns.map(({ name }) => `'${name}'`).join(',')}`
      );
    }
    return { index, sign: descending ? -1 : 1 };
  });
  return keys.length === 0 ? rows : rows.sort((a, b) => compareRows(a, b, keys));
}

function compareRows(
  a: readonly Cell[],
  b: readonly Cell[],
  keys: ReadonlyArray<{ readonly index: number; readonly sign: number }>
): number {
  for (const { index, sign } of keys) {
    const [left, right] = [a[index] ?? '', b[index] ?? ''];
    if (left !== right) {
      return left < right ? -sign : sign;
    }
  }
  return 0;
}
