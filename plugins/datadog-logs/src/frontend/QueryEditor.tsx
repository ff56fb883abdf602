import { EditorHint, EditorRows, QueryAnswerAge, QueryTypeRow, useQueryEditor } from '@glance/query-editor';
import { type QueryEditorProps } from '@grafana/data';
import { LinkButton, Stack } from '@grafana/ui';
import { type DatadogLogsDataQuery } from './DatadogLogsDataQuery';
import { type DatadogLogsOptions } from './DatadogLogsOptions';
import { datadogLink } from './datadogLink';
import { type DataSource } from './DataSource';
import { LogCountsEditor } from './editors/LogCountsEditor';
import { LogsEditor } from './editors/LogsEditor';
import { LogVolumeEditor } from './editors/LogVolumeEditor';
import { groupCount } from './groupCount';
import { switchQueryType } from './switchQueryType';

export type DatadogLogsEditorProps = QueryEditorProps<DataSource, DatadogLogsDataQuery, DatadogLogsOptions>;

const QUERY_TYPES = [
  { value: 'logCounts', label: 'Counts', description: 'How many logs there are, and other measures of them' },
  { value: 'logs', label: 'Logs', description: 'The logs themselves' },
  { value: 'logVolume', label: 'Log volume', description: 'How many logs of each level, for bars above logs' },
] as const;

/** The editor of queries in dashboards, Explore and alert rules. */
export function QueryEditor(props: DatadogLogsEditorProps) {
  const editor = useQueryEditor(props, { types: QUERY_TYPES, switchQueryType });
  const { query, fromAlert, dataSource, shown, onRunQuery, chooseType } = editor;
  const frames = props.data?.series ?? [];
  const link = datadogLink(query, frames, { dataSource, shown });

  return (
    <EditorRows>
      <QueryTypeRow types={QUERY_TYPES} value={query.queryType} onChange={chooseType} />
      {fromAlert && query.queryType !== 'logCounts' && (
        <EditorHint
          severity={query.queryType === 'logs' ? 'error' : 'warning'}
          text={
            query.queryType === 'logs'
              ? 'An alert rule cannot evaluate logs: it needs their count'
              : 'The log volume is for bars above logs. Counts say more exactly what a rule evaluates'
          }
          action={{ label: 'Use counts', onClick: () => chooseType('logCounts') }}
        />
      )}
      {query.queryType === 'logCounts' && (
        <LogCountsEditor {...editor} query={query} groupCount={groupCount(frames, query.refId)} />
      )}
      {query.queryType === 'logs' && <LogsEditor {...editor} query={query} />}
      {query.queryType === 'logVolume' && <LogVolumeEditor {...editor} query={query} />}
      <Stack alignItems="center" wrap="wrap" gap={1}>
        <QueryAnswerAge frames={frames} dataSource={dataSource} onRunQuery={onRunQuery} />
        {link !== undefined && (
          <LinkButton
            size="sm"
            variant="secondary"
            fill="outline"
            icon="external-link-alt"
            href={link}
            target="_blank"
            rel="noreferrer"
            data-testid="open-in-datadog"
          >
            Open in Datadog
          </LinkButton>
        )}
      </Stack>
    </EditorRows>
  );
}
