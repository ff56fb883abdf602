import { type CoreApp, type DataQuery, type DataSourceJsonData, type QueryEditorProps } from '@grafana/data';
import { useEffect, useId, useMemo, useState } from 'react';
import { type BackendDataSource } from '../dataSource/BackendDataSource';
import { grafanaFields } from '../grafanaFields';
import { isAlerting } from '../isAlerting';
import { type QueryTypeRowProps } from '../QueryTypeRow';
import { type QueryTypeProps } from '../QueryTypeProps';
import { shownTime } from '../ShownTime';

export interface QueryTypes<Query extends DataQuery & { readonly queryType: string }> {
  /** A stable list. */
  readonly types: QueryTypeRowProps<Query['queryType']>['types'];
  /** The same question of another type. */
  readonly switchQueryType: (query: Query, queryType: Query['queryType']) => Query;
}

export interface QueryEditorState<DataSource, Query extends { readonly queryType: string }> extends QueryTypeProps<
  DataSource,
  Query
> {
  readonly chooseType: (queryType: Query['queryType']) => void;
}

/**
 * What the editor of a data source's queries works on. A query that comes without one of our types (a new panel in some
 * places of Grafana, a panel moved from another data source) becomes the default query, and is saved and run as such.
 */
export function useQueryEditor<
  DataSource extends BackendDataSource<Saved, Options> & { getDefaultQuery: (app?: CoreApp) => Partial<Query> },
  Saved extends DataQuery,
  Options extends DataSourceJsonData,
  Query extends Saved & { readonly queryType: string },
>(
  props: QueryEditorProps<DataSource, Saved, Options>,
  { types, switchQueryType }: QueryTypes<Query>
): QueryEditorState<DataSource, Query> {
  const { datasource: dataSource, query: saved, app, data, range, onChange, onRunQuery } = props;
  const id = useId();
  const [nowMs] = useState(() => Date.now());
  const query = useMemo(() => {
    const isTyped = (one: Saved): one is Query => types.some(({ value }) => value === one.queryType);
    // What another data source meant by its fields is not meant here.
    return isTyped(saved) ? saved : ({ ...dataSource.getDefaultQuery(app), ...grafanaFields(saved) } as Query);
  }, [saved, types, dataSource, app]);
  const current: Saved = query;
  useEffect(() => {
    if (current !== saved) {
      onChange(current);
      onRunQuery();
    }
  }, [current, saved, onChange, onRunQuery]);

  return {
    id,
    query,
    fromAlert: isAlerting(app),
    dataSource,
    variables: dataSource.getVariableNames(),
    shown: shownTime(range, data, nowMs),
    onChange,
    onRunQuery,
    chooseType: (queryType) => {
      onChange(switchQueryType(query, queryType));
      onRunQuery();
    },
  };
}
