import type { StoredLog } from './LogEvent';

/** One value of a facet. */
export type FacetValue = string | number | boolean;

const RESERVED = ['status', 'service', 'host', 'source', 'message'] as const;

/** Stands for everything that a log says, as in the search `*:word`. */
export const EVERY_FIELD = '*';

/**
 * The values of a field as searches name it: `@a.b` for an attribute, a reserved name, `tags` for whole tags, and any
 * other name for the values of the tags with that key. None when the log lacks it.
 */
export function facetValues(log: StoredLog, field: string): readonly FacetValue[] {
  if (field.startsWith('@')) {
    return valuesAt(log.attributes, field.slice(1));
  }
  const reserved = RESERVED.find((name) => name === field);
  if (reserved !== undefined) {
    const value = log[reserved];
    return value === undefined ? [] : [value];
  }
  switch (field) {
    case 'tags':
      return log.tags;
    case EVERY_FIELD:
      return [...RESERVED.flatMap((name) => log[name] ?? []), ...log.tags, ...leavesOf(log.attributes)];
    default:
      return log.tags.flatMap((tag) => (tag.startsWith(`${field}:`) ? tag.slice(field.length + 1) : []));
  }
}

/** Attributes nest, or have dots in their names; arrays hold several values. */
function valuesAt(value: unknown, path: string): readonly FacetValue[] {
  if (Array.isArray(value)) {
    return [...new Set(value.flatMap((element: unknown) => valuesAt(element, path)))];
  }
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const record = value as Readonly<Record<string, unknown>>;
  const found = Object.hasOwn(record, path) ? ownValues(record[path]) : [];
  for (let dot = path.indexOf('.'); dot !== -1; dot = path.indexOf('.', dot + 1)) {
    const name = path.slice(0, dot);
    if (found.length === 0 && Object.hasOwn(record, name)) {
      return valuesAt(record[name], path.slice(dot + 1));
    }
  }
  return found;
}

function ownValues(value: unknown): readonly FacetValue[] {
  if (Array.isArray(value)) {
    return [...new Set(value.flatMap(ownValues))];
  }
  return isFacetValue(value) ? [value] : [];
}

function leavesOf(value: unknown): readonly FacetValue[] {
  if (typeof value === 'object' && value !== null) {
    return Object.values(value).flatMap(leavesOf);
  }
  return isFacetValue(value) ? [value] : [];
}

function isFacetValue(value: unknown): value is FacetValue {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
