import {
  EditorHint,
  EditorRows,
  isAlerting,
  QueryAnswerAge,
  QueryTypeRow,
  useTypedQuery,
  grafanaFields,
  shownTime,
} from '@glance/query-editor';
import { type QueryEditorProps } from '@grafana/data';
import { LinkButton, Stack } from '@grafana/ui';
import { useCallback, useId, useState } from 'react';
import { type DatadogLogsDataQuery, type PanelDataQuery } from './DatadogLogsDataQuery';
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
  const { datasource: dataSource, app, data, range, onChange, onRunQuery } = props;
  const id = useId();
  const [nowMs] = useState(() => Date.now());
  const fromAlert = isAlerting(app);
  const complete = useCallback(
    (query: DatadogLogsDataQuery) => completeQuery(query, dataSource.getDefaultQuery(app)),
    [dataSource, app]
  );
  const query = useTypedQuery({ query: props.query, isTyped, complete, onChange, onRunQuery });
  const frames = data?.series ?? [];
  const shown = shownTime(range, data, nowMs);
  const link = datadogLink(query, frames, { dataSource, shown });
  const editor = {
    id,
    fromAlert,
    dataSource,
    variables: dataSource.getVariableNames(),
    shown,
    groupCount: groupCount(frames, query.refId),
    onChange,
    onRunQuery,
  };
  const choose = (queryType: PanelDataQuery['queryType']) => {
    onChange(switchQueryType(query, queryType));
    onRunQuery();
  };

  return (
    <EditorRows>
      <QueryTypeRow types={QUERY_TYPES} value={query.queryType} onChange={choose} />
      {fromAlert && query.queryType !== 'logCounts' && (
        <EditorHint
          severity={query.queryType === 'logs' ? 'error' : 'warning'}
          text={
            query.queryType === 'logs'
              ? 'An alert rule cannot evaluate logs: it needs their count'
              : 'The log volume is for bars above logs. Counts say more exactly what a rule evaluates'
          }
          action={{ label: 'Use counts', onClick: () => choose('logCounts') }}
        />
      )}
      {query.queryType === 'logCounts' && <LogCountsEditor {...editor} query={query} />}
      {query.queryType === 'logs' && <LogsEditor {...editor} query={query} />}
      {query.queryType === 'logVolume' && <LogVolumeEditor {...editor} query={query} />}
      <Stack alignItems="center" wrap="wrap" gap={1}>
        <QueryAnswerAge frames={data?.series} dataSource={dataSource} onRunQuery={onRunQuery} />
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

const isTyped = (query: DatadogLogsDataQuery): query is PanelDataQuery =>
  QUERY_TYPES.some(({ value }) => value === query.queryType);

// What another data source meant by its fields is not meant here.
function completeQuery(query: DatadogLogsDataQuery, defaults: Partial<PanelDataQuery>): PanelDataQuery {
  const { queryType = 'logCounts', ...fields } = defaults;
  return { ...fields, ...grafanaFields(query), queryType };
}
