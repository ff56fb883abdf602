import { useCallback } from 'react';
import { withoutDefaults } from '../withoutDefaults';

export interface QueryPatchOptions<Q extends object> {
  readonly query: Q;
  /** What each field means where the query says nothing; parts of an object may be given alone. */
  readonly defaults: object;
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
      const next = withoutDefaults({ ...query, ...patch }, defaults);
      onChange(next);
      if (isComplete?.(next) ?? true) {
        onRunQuery();
      }
    },
    [query, defaults, onChange, onRunQuery, isComplete]
  );
}
