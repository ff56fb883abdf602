import { type CoreApp } from '@grafana/data';
import { useEffect, useMemo } from 'react';
import { type AzureCostsDataQuery, type CostsDataQuery } from './AzureCostsDataQuery';
import { type DataSource } from './DataSource';

export interface CostsQueryOptions {
  readonly dataSource: DataSource;
  readonly query: AzureCostsDataQuery;
  readonly app: CoreApp | undefined;
  readonly onChange: (query: CostsDataQuery) => void;
  readonly onRunQuery: () => void;
}

/**
 * The query that the editor works on. One that comes without a type (a new panel in some places of Grafana, a panel
 * moved from another data source) becomes the default query, and is saved and run as such.
 */
export function useCostsQuery(options: CostsQueryOptions): CostsDataQuery {
  const { dataSource, query, app, onChange, onRunQuery } = options;
  const costsQuery = useMemo(
    (): CostsDataQuery =>
      query.queryType === 'costs' ? query : { ...dataSource.getDefaultQuery(app), ...query, queryType: 'costs' },
    [dataSource, query, app]
  );
  useEffect(() => {
    if (costsQuery !== query) {
      onChange(costsQuery);
      onRunQuery();
    }
  }, [costsQuery, query, onChange, onRunQuery]);
  return costsQuery;
}
