import { type CoreApp } from '@grafana/data';
import { useEffect, useMemo } from 'react';
import { type AzureCostsDataQuery, type PanelDataQuery } from './AzureCostsDataQuery';
import { type DataSource } from './DataSource';

export interface TypedQueryOptions {
  readonly dataSource: DataSource;
  readonly query: AzureCostsDataQuery;
  readonly app: CoreApp | undefined;
  readonly onChange: (query: PanelDataQuery) => void;
  readonly onRunQuery: () => void;
}

/**
 * The query that the editor works on. One that comes without a type (a new panel in some places of Grafana, a panel
 * moved from another data source) becomes the default query, and is saved and run as such.
 */
export function useTypedQuery(options: TypedQueryOptions): PanelDataQuery {
  const { dataSource, query, app, onChange, onRunQuery } = options;
  const typedQuery = useMemo(
    (): PanelDataQuery =>
      query.queryType === 'costs' || query.queryType === 'costChanges'
        ? query
        : { ...dataSource.getDefaultQuery(app), ...query, queryType: 'costs' },
    [dataSource, query, app]
  );
  useEffect(() => {
    if (typedQuery !== query) {
      onChange(typedQuery);
      onRunQuery();
    }
  }, [typedQuery, query, onChange, onRunQuery]);
  return typedQuery;
}
