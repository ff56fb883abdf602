import { EditorRows, isAlerting, QueryAnswerAge, QueryTypeRow, useTypedQuery } from '@glance/query-editor';
import { type QueryEditorProps } from '@grafana/data';
import { useCallback, useId, useState } from 'react';
import { type AzureCostsDataQuery, type PanelDataQuery } from './AzureCostsDataQuery';
import { type AzureCostsOptions } from './AzureCostsOptions';
import { type DataSource } from './DataSource';
import { CostChangesEditor } from './editors/CostChangesEditor';
import { CostsEditor } from './editors/CostsEditor';
import { switchQueryType } from './switchQueryType';
import { useScopeOptions } from './useScopeOptions';

export type AzureCostsEditorProps = QueryEditorProps<DataSource, AzureCostsDataQuery, AzureCostsOptions>;

const QUERY_TYPES = [
  { value: 'costs', label: 'Costs', description: 'What was spent, by day, by month or in total' },
  {
    value: 'costChanges',
    label: 'Cost changes',
    description: 'What crept up: the newest settled day of each group against the same weekday before',
  },
] as const;

/** The editor of queries in dashboards, Explore and alert rules. */
export function QueryEditor(props: AzureCostsEditorProps) {
  const { datasource: dataSource, app, data, range, onChange, onRunQuery } = props;
  const id = useId();
  const [nowMs] = useState(() => Date.now());
  const complete = useCallback(
    (query: AzureCostsDataQuery): PanelDataQuery => ({
      ...dataSource.getDefaultQuery(app),
      ...query,
      queryType: 'costs',
    }),
    [dataSource, app]
  );
  const query = useTypedQuery({ query: props.query, isTyped, complete, onChange, onRunQuery });
  const scopes = query.scopes?.length ? query.scopes : dataSource.defaultScopes;
  const options = useScopeOptions(dataSource, scopes);
  const editor = {
    id,
    fromAlert: isAlerting(app),
    dataSource,
    options,
    variables: dataSource.getVariableNames(),
    time: { range: range ?? data?.timeRange, nowMs },
    onChange,
    onRunQuery,
  };

  return (
    <EditorRows>
      <QueryTypeRow
        types={QUERY_TYPES}
        value={query.queryType}
        onChange={(queryType) => {
          onChange(switchQueryType(query, queryType));
          onRunQuery();
        }}
      />
      {query.queryType === 'costs' ? (
        <CostsEditor {...editor} query={query} />
      ) : (
        <CostChangesEditor {...editor} query={query} />
      )}
      <QueryAnswerAge frames={data?.series} dataSource={dataSource} onRunQuery={onRunQuery} />
    </EditorRows>
  );
}

const isTyped = (query: AzureCostsDataQuery): query is PanelDataQuery =>
  QUERY_TYPES.some(({ value }) => value === query.queryType);
