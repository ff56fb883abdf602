import { EditorRows, QueryAnswerAge } from '@glance/query-editor';
import { type AnnotationQuery, type QueryEditorProps } from '@grafana/data';
import { useId } from 'react';
import { type DatadogLogsDataQuery, type LogsDataQuery } from './DatadogLogsDataQuery';
import { type DatadogLogsOptions } from './DatadogLogsOptions';
import { type DataSource } from './DataSource';
import { LogsEditor } from './editors/LogsEditor';

export interface AnnotationQueryEditorProps extends QueryEditorProps<
  DataSource,
  DatadogLogsDataQuery,
  DatadogLogsOptions
> {
  readonly annotation?: AnnotationQuery<DatadogLogsDataQuery>;
  readonly onAnnotationChange?: (annotation: AnnotationQuery<DatadogLogsDataQuery>) => void;
}

/** The editor of annotations: which logs are marked. */
export function AnnotationQueryEditor(props: AnnotationQueryEditorProps) {
  const { datasource: dataSource, query, data, onChange, onRunQuery } = props;
  const id = useId();
  return (
    <EditorRows>
      <LogsEditor
        id={id}
        query={asLogs(query)}
        fromAlert={false}
        dataSource={dataSource}
        variables={dataSource.getVariableNames()}
        onChange={onChange}
        onRunQuery={onRunQuery}
      />
      <QueryAnswerAge frames={data?.series} dataSource={dataSource} onRunQuery={onRunQuery} />
    </EditorRows>
  );
}

// A new annotation has no query yet.
function asLogs(query: DatadogLogsDataQuery | undefined): LogsDataQuery {
  return query?.queryType === 'logs' ? query : { refId: query?.refId ?? 'Anno', queryType: 'logs' };
}
