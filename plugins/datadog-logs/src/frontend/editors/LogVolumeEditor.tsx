import {
  EditorField,
  EditorHint,
  type QueryTypeProps,
  useQueryPatch,
  ValuePicker,
  variableOptions,
  Warnings,
  warningsFor,
} from '@glance/query-editor';
import { AUTO_INTERVAL, SEARCH_DEFAULTS } from '../../shared/defaults';
import { logCountsProblems } from '../../shared/limits';
import { bucketsPreview } from '../countsPreview';
import { type LogVolumeDataQuery } from '../DatadogLogsDataQuery';
import { type DataSource } from '../DataSource';
import { searchWarnings, volumeWarnings } from '../queryWarnings';
import { INTERVAL_OPTIONS } from './BucketsRow';
import { SearchRow } from './SearchRow';

const DEFAULTS = { ...SEARCH_DEFAULTS, interval: AUTO_INTERVAL };

/** The row of a `logVolume` query. */
export function LogVolumeEditor(props: QueryTypeProps<DataSource, LogVolumeDataQuery>) {
  const { id, query, fromAlert, dataSource, variables, shown, onChange, onRunQuery } = props;
  const patch = useQueryPatch<LogVolumeDataQuery>({ query, defaults: DEFAULTS, onChange, onRunQuery, isComplete });
  const { interval = AUTO_INTERVAL } = query;
  const intervalWarnings = warningsFor(volumeWarnings(query), 'interval');
  const caller = { fromAlert, evaluationDelayMs: dataSource.evaluationDelayMs };
  const preview = bucketsPreview({ queryType: 'logCounts', interval }, shown, caller);
  return (
    <SearchRow
      id={id}
      query={query}
      dataSource={dataSource}
      variables={variables}
      patch={patch}
      warnings={searchWarnings(query, { fromAlert })}
    >
      <EditorField label="Interval" htmlFor={`${id}-interval`} tooltip="Width of a bar, such as 90s or 5m">
        <ValuePicker
          id={`${id}-interval`}
          data-testid="datadog-logs-interval"
          width={16}
          options={[...INTERVAL_OPTIONS, ...variableOptions(variables)]}
          value={interval}
          customValueDescription="Use this interval"
          invalid={intervalWarnings.length > 0}
          onChange={(next) => patch({ interval: next === '' ? undefined : next })}
        />
      </EditorField>
      {preview !== undefined && <EditorHint {...preview} fullWidth />}
      <Warnings warnings={intervalWarnings} />
    </SearchRow>
  );
}

const isComplete = ({ interval }: LogVolumeDataQuery): boolean =>
  logCountsProblems({ interval, groupLimit: 1 }).length === 0;
