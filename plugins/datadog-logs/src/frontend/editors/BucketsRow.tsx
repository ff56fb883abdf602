import {
  EditorField,
  EditorHint,
  EditorRow,
  type PickerOption,
  ValuePicker,
  variableOptions,
  Warnings,
  warningsFor,
} from '@glance/query-editor';
import { RadioButtonGroup } from '@grafana/ui';
import { AUTO_INTERVAL } from '../../shared/defaults';
import { formatDuration } from '../../shared/duration';
import { AUTO_INTERVALS_MS } from '../../shared/interval';
import { type Mode } from '../../shared/LogCountsQuery';
import { type PreviewText } from '../countsPreview';
import { type CountsPartProps } from './EditorPartProps';

export interface BucketsRowProps extends CountsPartProps {
  readonly preview: PreviewText | undefined;
  /** `$name`s of the dashboard. */
  readonly variables: readonly string[];
}

const MODES: ReadonlyArray<{ value: Mode; label: string; description: string }> = [
  { value: 'timeseries', label: 'Over time', description: 'One point for each bucket' },
  { value: 'total', label: 'Total', description: 'One number over the whole range' },
];

/** The widths of buckets to choose from. */
export const INTERVAL_OPTIONS: readonly PickerOption[] = [
  { value: AUTO_INTERVAL, label: AUTO_INTERVAL, description: 'By the range and the width of the panel' },
  ...AUTO_INTERVALS_MS.map((ms) => ({ value: formatDuration(ms) })),
];

/** How counts are told over time. */
export function BucketsRow({ id, query, defaults, patch, warnings, preview, variables }: BucketsRowProps) {
  const ownWarnings = warningsFor(warnings, 'interval');
  return (
    <EditorRow label="Buckets">
      <EditorField label="Mode">
        <RadioButtonGroup<Mode>
          aria-label="Mode"
          options={[...MODES]}
          value={query.mode ?? defaults.mode}
          onChange={(mode) => patch({ mode })}
        />
      </EditorField>
      <EditorField
        label="Interval"
        htmlFor={`${id}-interval`}
        tooltip="Width of a bucket, such as 90s or 5m. Buckets begin at whole multiples of it in UTC"
      >
        <ValuePicker
          id={`${id}-interval`}
          data-testid="datadog-logs-interval"
          width={16}
          options={[...INTERVAL_OPTIONS, ...variableOptions(variables)]}
          value={query.interval ?? defaults.interval}
          customValueDescription="Use this interval"
          invalid={ownWarnings.length > 0}
          onChange={(interval) => patch({ interval: interval === '' ? undefined : interval })}
        />
      </EditorField>
      {preview !== undefined && <EditorHint {...preview} fullWidth />}
      <Warnings warnings={ownWarnings} />
    </EditorRow>
  );
}
