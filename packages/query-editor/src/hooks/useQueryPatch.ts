import { useCallback } from 'react';

export interface QueryPatchOptions<Q extends object> {
  readonly query: Q;
  /** What each field means where the query says nothing; parts of an object may be given alone. */
  readonly defaults: Readonly<Record<string, unknown>>;
  readonly onChange: (query: Q) => void;
  readonly onRunQuery: () => void;
  /** False keeps a query that is still being written from being run. */
  readonly isComplete?: (query: Q) => boolean;
}

/**
 * A function that changes fields of a query, saves it and runs it. Saved is only what differs from its default, so that
 * a default that depends on the reader (a dashboard, an alert rule) stays the reader's. A field set to undefined goes
 * back to its default.
 */
export function useQueryPatch<Q extends object>(options: QueryPatchOptions<Q>): (patch: Partial<Q>) => void {
  const { query, defaults, onChange, onRunQuery, isComplete } = options;
  return useCallback(
    (patch) => {
      // Dropping fields that may be left out keeps the type.
      const next = withoutDefaults({ ...query, ...patch }, defaults) as Q;
      onChange(next);
      if (isComplete?.(next) ?? true) {
        onRunQuery();
      }
    },
    [query, defaults, onChange, onRunQuery, isComplete]
  );
}

function withoutDefaults(query: object, defaults: Readonly<Record<string, unknown>>): object {
  const kept = Object.entries(query).flatMap(([key, value]): Array<[string, unknown]> => {
    const fallback = defaults[key];
    if (isPlainObject(value) && isPlainObject(fallback)) {
      const parts = withoutDefaults(value, fallback);
      return Object.keys(parts).length > 0 ? [[key, parts]] : [];
    }
    const isDefault = value === undefined || (key in defaults && isSame(value, fallback));
    return isDefault ? [] : [[key, value]];
  });
  return Object.fromEntries(kept);
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
