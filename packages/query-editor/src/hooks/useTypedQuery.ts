import { useEffect, useMemo } from 'react';

export interface TypedQueryOptions<Saved, Typed extends Saved> {
  readonly query: Saved;
  readonly isTyped: (query: Saved) => query is Typed;
  /** The default query, with what an untyped one says already. A stable function. */
  readonly complete: (query: Saved) => Typed;
  readonly onChange: (query: Typed) => void;
  readonly onRunQuery: () => void;
}

/**
 * The query that an editor works on. One that comes without a type (a new panel in some places of Grafana, a panel
 * moved from another data source) becomes the default query, and is saved and run as such.
 */
export function useTypedQuery<Saved, Typed extends Saved>(options: TypedQueryOptions<Saved, Typed>): Typed {
  const { query, isTyped, complete, onChange, onRunQuery } = options;
  const typedQuery = useMemo(() => (isTyped(query) ? query : complete(query)), [query, isTyped, complete]);
  useEffect(() => {
    if (typedQuery !== query) {
      onChange(typedQuery);
      onRunQuery();
    }
  }, [typedQuery, query, onChange, onRunQuery]);
  return typedQuery;
}
