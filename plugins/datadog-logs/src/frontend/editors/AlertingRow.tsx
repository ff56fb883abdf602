import {
  EditorField,
  EditorHint,
  EditorRow,
  type EntryProblem,
  OptionPicker,
  type PickerOption,
  ValuePicker,
  Warnings,
  warningsFor,
  withDefaultMarked,
} from '@glance/query-editor';
import { RadioButtonGroup } from '@grafana/ui';
import { type ReactNode } from 'react';
import { type Fill, type PartialBuckets } from '../../shared/LogCountsQuery';
import { type QueryWarning } from '../queryWarnings';
import { type CountsPartProps } from './EditorPartProps';

export interface AlertingRowProps extends CountsPartProps {
  /** In an alert rule these fields decide what it evaluates; in a panel they are what a rule made of it brings along. */
  readonly fromAlert: boolean;
  /** What an alert rule evaluates, in sentences. */
  readonly preview: readonly string[];
  readonly risks: readonly EntryProblem[];
  /** Further fields. */
  readonly children?: ReactNode;
}

const FILLS: ReadonlyArray<PickerOption<Fill>> = [
  { value: 'auto', label: 'auto', description: '0 for counts and sums, no value for the others' },
  { value: 'zero', label: '0' },
  { value: 'null', label: 'no value', description: 'A gap in a chart' },
  { value: 'none', label: 'left out', description: 'No point at all' },
];

const PARTIALS: ReadonlyArray<{ value: PartialBuckets; label: string; description: string }> = [
  { value: 'keep', label: 'Keep', description: 'Buckets at the edges count what lies in the range' },
  { value: 'drop', label: 'Drop', description: 'Only whole buckets: the range is moved back to their edges' },
];

const DELAYS = ['0s', '30s', '1m', '2m', '5m', '10m'].map((value) => ({ value }));
const KEPT_FOR = ['1h', '6h', '24h', '7d'].map((value) => ({ value }));

/** What happens to logs that are late, to buckets that are cut, and to groups that fall silent. */
export function AlertingRow(props: AlertingRowProps) {
  const { id, query, defaults, patch, warnings, fromAlert, preview, risks, children } = props;
  return (
    <EditorRow label="Alerting">
      <DurationField
        id={`${id}-delay`}
        label="Evaluation delay"
        tooltip="By how much the whole range is moved into the past, so that logs which arrive late are counted. Unless chosen here, a panel has none and an alert rule has that of the data source"
        options={DELAYS}
        value={query.evaluationDelay ?? defaults.evaluationDelay}
        warnings={warningsFor(warnings, 'evaluationDelay')}
        onChange={(evaluationDelay) => patch({ evaluationDelay: evaluationDelay === '' ? undefined : evaluationDelay })}
      />
      <EditorField
        label="Partial buckets"
        tooltip="Unless chosen here, a panel keeps them and an alert rule drops them, so that the last bucket is never half full"
      >
        <RadioButtonGroup<PartialBuckets>
          aria-label="Partial buckets"
          options={withDefaultMarked(PARTIALS, defaults.partialBuckets)}
          value={query.partialBuckets ?? defaults.partialBuckets}
          onChange={(partialBuckets) => patch({ partialBuckets })}
        />
      </EditorField>
      <EditorField label="Without logs" htmlFor={`${id}-fill`} tooltip="What a bucket without logs is">
        <OptionPicker<Fill>
          id={`${id}-fill`}
          data-testid="datadog-logs-fill"
          width={16}
          options={FILLS}
          value={query.fill ?? defaults.fill}
          onChange={(fill) => patch({ fill })}
        />
      </EditorField>
      {(query.groupBy ?? []).length > 0 && (
        <DurationField
          id={`${id}-keep`}
          label="Keep groups for"
          tooltip="A group that had logs within this time is reported when it has none now. Unless chosen here, a panel keeps none and an alert rule by one or two facets keeps them for 24h"
          options={[{ value: NOT_KEPT, description: 'Groups without logs vanish' }, ...KEPT_FOR]}
          value={(query.keepGroups ?? defaults.keepGroups) || NOT_KEPT}
          warnings={warningsFor(warnings, 'keepGroups')}
          onChange={(kept) => patch({ keepGroups: kept === NOT_KEPT || kept === '' ? '' : kept })}
        />
      )}
      {children}
      {preview.length > 0 && (
        <EditorHint
          severity="info"
          fullWidth
          text={`Alerting: ${fromAlert ? 'this rule' : 'an alert rule of this query'} ${preview.join(' ')}`}
        />
      )}
      <Warnings warnings={risks} />
    </EditorRow>
  );
}

const NOT_KEPT = 'not kept';

interface DurationFieldProps {
  readonly id: string;
  readonly label: string;
  readonly tooltip: string;
  readonly options: ReadonlyArray<{ readonly value: string; readonly description?: string }>;
  readonly value: string;
  readonly warnings: readonly QueryWarning[];
  readonly onChange: (value: string) => void;
}

function DurationField({ id, label, tooltip, options, value, warnings, onChange }: DurationFieldProps) {
  return (
    <EditorField label={label} htmlFor={id} tooltip={tooltip} error={warnings[0]?.text}>
      <ValuePicker
        id={id}
        data-testid={id}
        width={16}
        options={options}
        value={value}
        customValueDescription="Use this time"
        invalid={warnings.length > 0}
        onChange={onChange}
      />
    </EditorField>
  );
}
