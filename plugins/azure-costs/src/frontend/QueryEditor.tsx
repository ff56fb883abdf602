import { EditorRows, QueryAnswerAge, QueryTypeRow, useQueryEditor } from '@glance/query-editor';
import { type QueryEditorProps } from '@grafana/data';
import { type AzureCostsDataQuery } from './AzureCostsDataQuery';
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
  const editor = useQueryEditor(props, { types: QUERY_TYPES, switchQueryType });
  const { query, dataSource, onRunQuery, chooseType } = editor;
  const options = useScopeOptions(dataSource, query.scopes?.length ? query.scopes : dataSource.defaultScopes);
  return (
    <EditorRows>
      <QueryTypeRow types={QUERY_TYPES} value={query.queryType} onChange={chooseType} />
      {query.queryType === 'costs' ? (
        <CostsEditor {...editor} query={query} options={options} />
      ) : (
        <CostChangesEditor {...editor} query={query} options={options} />
      )}
      <QueryAnswerAge frames={props.data?.series} dataSource={dataSource} onRunQuery={onRunQuery} />
    </EditorRows>
  );
}
