import {
  EditorRows,
  grafanaFields,
  isAlerting,
  QueryAnswerAge,
  QueryTypeRow,
  shownTime,
  useTypedQuery,
} from '@glance/query-editor';
import { type QueryEditorProps } from '@grafana/data';
import { useCallback, useId, useState } from 'react';
import { type DataSource } from './DataSource';
import { CreditsEditor } from './editors/CreditsEditor';
import { ReputationEditor } from './editors/ReputationEditor';
import { StatsEditor } from './editors/StatsEditor';
import { labelValues } from './labelValues';
import { type PanelDataQuery, type SendGridStatsDataQuery } from './SendGridStatsDataQuery';
import { type SendGridStatsOptions } from './SendGridStatsOptions';
import { switchQueryType } from './switchQueryType';

export type SendGridStatsEditorProps = QueryEditorProps<DataSource, SendGridStatsDataQuery, SendGridStatsOptions>;

const QUERY_TYPES = [
  { value: 'stats', label: 'Stats', description: 'What was sent and what became of it, by day, week or month' },
  { value: 'credits', label: 'Credits', description: 'How many mails each account can still send' },
  { value: 'reputation', label: 'Reputation', description: 'What SendGrid thinks of each account' },
] as const;

/** The editor of queries in dashboards, Explore and alert rules. */
export function QueryEditor(props: SendGridStatsEditorProps) {
  const { datasource: dataSource, app, data, range, onChange, onRunQuery } = props;
  const id = useId();
  const [nowMs] = useState(() => Date.now());
  const complete = useCallback(
    (query: SendGridStatsDataQuery) => completeQuery(query, dataSource.getDefaultQuery(app)),
    [dataSource, app]
  );
  const query = useTypedQuery({ query: props.query, isTyped, complete, onChange, onRunQuery });
  const editor = {
    id,
    fromAlert: isAlerting(app),
    dataSource,
    variables: dataSource.getVariableNames(),
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
      {query.queryType === 'stats' && (
        <StatsEditor
          {...editor}
          query={query}
          shown={shownTime(range, data, nowMs)}
          labelValues={(label) => labelValues(data?.series ?? [], query.refId, label)}
        />
      )}
      {query.queryType === 'credits' && <CreditsEditor {...editor} query={query} />}
      {query.queryType === 'reputation' && <ReputationEditor {...editor} query={query} />}
      <QueryAnswerAge frames={data?.series} dataSource={dataSource} onRunQuery={onRunQuery} />
    </EditorRows>
  );
}

const isTyped = (query: SendGridStatsDataQuery): query is PanelDataQuery =>
  QUERY_TYPES.some(({ value }) => value === query.queryType);

// What another data source meant by its fields is not meant here.
function completeQuery(query: SendGridStatsDataQuery, defaults: Partial<PanelDataQuery>): PanelDataQuery {
  return { ...defaults, ...grafanaFields(query), queryType: 'stats' };
}
