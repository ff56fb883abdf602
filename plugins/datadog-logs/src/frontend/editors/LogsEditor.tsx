import { EditorField, NumberField, type QueryTypeProps, useQueryPatch } from '@glance/query-editor';
import { RadioButtonGroup } from '@grafana/ui';
import { LOGS_DEFAULTS } from '../../shared/defaults';
import { LOG_LIMIT } from '../../shared/limits';
import { type LogSort } from '../../shared/LogsQuery';
import { type LogsDataQuery } from '../DatadogLogsDataQuery';
import { type DataSource } from '../DataSource';
import { searchWarnings } from '../queryWarnings';
import { SearchRow } from './SearchRow';

const SORTS: ReadonlyArray<{ value: LogSort; label: string }> = [
  { value: '-timestamp', label: 'Newest first' },
  { value: 'timestamp', label: 'Oldest first' },
];

/** The row of a `logs` query. */
export function LogsEditor(props: Omit<QueryTypeProps<DataSource, LogsDataQuery>, 'shown'>) {
  const { id, query, fromAlert, dataSource, variables, onChange, onRunQuery } = props;
  const patch = useQueryPatch<LogsDataQuery>({ query, defaults: LOGS_DEFAULTS, onChange, onRunQuery });
  return (
    <SearchRow
      id={id}
      query={query}
      dataSource={dataSource}
      variables={variables}
      patch={patch}
      warnings={searchWarnings(query, { fromAlert })}
    >
      <EditorField label="Order">
        <RadioButtonGroup<LogSort>
          aria-label="Order"
          options={[...SORTS]}
          value={query.sort ?? LOGS_DEFAULTS.sort}
          onChange={(sort) => patch({ sort })}
        />
      </EditorField>
      <NumberField
        id={`${id}-limit`}
        label="Limit"
        tooltip="How many logs are listed. Each further thousand is another call to Datadog"
        data-testid="datadog-logs-limit"
        min={LOG_LIMIT.min}
        max={LOG_LIMIT.max}
        defaultValue={LOGS_DEFAULTS.limit}
        value={query.limit}
        onCommit={(limit) => patch({ limit })}
      />
    </SearchRow>
  );
}
