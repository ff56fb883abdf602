import type { StoredLog } from '../logs/LogEvent';
import type { LogStore } from '../logs/LogStore';
import type { Counted, CountQuestion, TruthValue } from './CountQuestion';

/**
 * Counts logs one by one, without columns and without the search syntax: the truth that aggregates are held against. It
 * shares nothing with them but the list of logs. Retention and tiers are left aside.
 */
export function countLogs(store: LogStore, question: CountQuestion): Counted {
  const { fromMs, toMs, asOfMs = store.nowMs, groupBy = [] } = question;
  const isCounted = testOf(question.where ?? {});
  const groups = new Map<string, { readonly by: Readonly<Record<string, TruthValue>>; count: number }>();
  let count = 0;
  for (const log of store.logs({ fromMs, toMs })) {
    if (log.arrivalMs > asOfMs || !isCounted(log)) {
      continue;
    }
    count++;
    for (const by of groupBy.length === 0 ? [] : groupsOf(log, groupBy)) {
      const key = JSON.stringify(by);
      const group = groups.get(key) ?? { by, count: 0 };
      group.count++;
      groups.set(key, group);
    }
  }
  return { count, groups: [...groups.values()].sort((one, other) => other.count - one.count) };
}

function testOf(where: NonNullable<CountQuestion['where']>): (log: StoredLog) => boolean {
  if (typeof where === 'function') {
    return where;
  }
  const conditions = Object.entries(where);
  return (log) =>
    conditions.every(([field, expected]) =>
      valuesOf(log, field).some((value) => [expected].flat().some((candidate) => candidate === value))
    );
}

function groupsOf(log: StoredLog, fields: readonly string[]): ReadonlyArray<Readonly<Record<string, TruthValue>>> {
  return fields.reduce<ReadonlyArray<Record<string, TruthValue>>>(
    (groups, field) => groups.flatMap((group) => valuesOf(log, field).map((value) => ({ ...group, [field]: value }))),
    [{}]
  );
}

/** At least one value: `null` when the log has none. */
function valuesOf(log: StoredLog, field: string): readonly TruthValue[] {
  const found = field.startsWith('@') ? attributeAt(log, field.slice(1).split('.')) : reservedOrTag(log, field);
  const values = [found].flat().filter((value): value is Exclude<TruthValue, null> => isValue(value));
  return values.length === 0 ? [null] : values;
}

function attributeAt({ attributes }: StoredLog, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, name) => (Object(value) as Record<string, unknown>)[name], attributes);
}

function reservedOrTag(log: StoredLog, field: string): unknown {
  switch (field) {
    case 'status':
    case 'service':
    case 'host':
    case 'source':
    case 'message':
    case 'tags':
      return log[field];
    default: {
      const prefix = `${field}:`;
      return log.tags.filter((tag) => tag.startsWith(prefix)).map((tag) => tag.slice(prefix.length));
    }
  }
}

function isValue(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
