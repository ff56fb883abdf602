import { AnswerAge, EditorRows } from '@glance/query-editor';
import { type QueryEditorProps } from '@grafana/data';
import { useId, useState } from 'react';
import { type AzureCostsDataQuery } from './AzureCostsDataQuery';
import { type AzureCostsOptions } from './AzureCostsOptions';
import { type DataSource } from './DataSource';
import { CostChangesEditor } from './editors/CostChangesEditor';
import { CostsEditor } from './editors/CostsEditor';
import { QueryTypeRow } from './editors/QueryTypeRow';
import { isAlerting } from './isAlerting';
import { oldestAnswer } from './oldestAnswer';
import { switchQueryType } from './switchQueryType';
import { useScopeOptions } from './useScopeOptions';
import { useTypedQuery } from './useTypedQuery';

export type AzureCostsEditorProps = QueryEditorProps<DataSource, AzureCostsDataQuery, AzureCostsOptions>;

/** The editor of queries in dashboards, Explore and alert rules. */
export function QueryEditor(props: AzureCostsEditorProps) {
  const { datasource: dataSource, app, data, range, onChange, onRunQuery } = props;
  const id = useId();
  const [nowMs] = useState(() => Date.now());
  const query = useTypedQuery({ dataSource, query: props.query, app, onChange, onRunQuery });
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
        queryType={query.queryType}
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
      <AnswerAge
        fetchedAt={oldestAnswer(data?.series ?? [])}
        onDrop={async () => {
          const dropped = await dataSource.dropCachedAnswers();
          onRunQuery();
          return dropped;
        }}
      />
    </EditorRows>
  );
}
