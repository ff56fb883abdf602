import { EditorRows, QueryAnswerAge, QueryTypeRow, useQueryEditor } from '@glance/query-editor';
import { type QueryEditorProps } from '@grafana/data';
import { type DataSource } from './DataSource';
import { CreditsEditor } from './editors/CreditsEditor';
import { ReputationEditor } from './editors/ReputationEditor';
import { StatsEditor } from './editors/StatsEditor';
import { labelValues } from './labelValues';
import { type SendGridStatsDataQuery } from './SendGridStatsDataQuery';
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
  const editor = useQueryEditor(props, { types: QUERY_TYPES, switchQueryType });
  const { query, dataSource, onRunQuery, chooseType } = editor;
  const frames = props.data?.series ?? [];
  return (
    <EditorRows>
      <QueryTypeRow types={QUERY_TYPES} value={query.queryType} onChange={chooseType} />
      {query.queryType === 'stats' && (
        <StatsEditor {...editor} query={query} labelValues={(label) => labelValues(frames, query.refId, label)} />
      )}
      {query.queryType === 'credits' && <CreditsEditor {...editor} query={query} />}
      {query.queryType === 'reputation' && <ReputationEditor {...editor} query={query} />}
      <QueryAnswerAge frames={frames} dataSource={dataSource} onRunQuery={onRunQuery} />
    </EditorRows>
  );
}
