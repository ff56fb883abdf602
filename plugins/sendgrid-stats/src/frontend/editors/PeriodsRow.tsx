import {
  EditorField,
  EditorHint,
  EditorRow,
  type EntryProblem,
  type ShownTime,
  Warnings,
  withDefaultMarked,
} from '@glance/query-editor';
import { RadioButtonGroup } from '@grafana/ui';
import { type AccountModel } from '../../shared/SendGridSettings';
import { type Aggregation, type TodayShow } from '../../shared/StatsQuery';
import { todayPreview } from '../todayPreview';
import { type StatsPartProps } from './EditorPartProps';

export interface PeriodsRowProps extends Omit<StatsPartProps, 'id' | 'warnings'> {
  /** Those that the query asks. */
  readonly accounts: readonly AccountModel[];
  readonly shown: ShownTime;
  /** In an alert rule this row decides what it evaluates. */
  readonly fromAlert: boolean;
  readonly risks: readonly EntryProblem[];
}

const AGGREGATION_CHOICES: ReadonlyArray<{ value: Aggregation; label: string; description: string }> = [
  { value: 'day', label: 'Day', description: 'One point for each day of the account’s zone' },
  { value: 'week', label: 'Week', description: 'From Monday' },
  { value: 'month', label: 'Month', description: 'One point for each calendar month' },
];

const TODAY_CHOICES: ReadonlyArray<{ value: TodayShow; label: string; description: string }> = [
  { value: 'include', label: 'Include', description: 'Shown like every other day' },
  { value: 'mark', label: 'Mark', description: 'Shown, with a notice that it is partial' },
  { value: 'drop', label: 'Leave out', description: 'The answer ends with the last whole day, week or month' },
];

/** How figures are told over time, and what becomes of today. */
export function PeriodsRow({ query, defaults, patch, accounts, shown, fromAlert, risks }: PeriodsRowProps) {
  const aggregatedBy = query.aggregatedBy ?? defaults.aggregatedBy;
  const show = query.today ?? defaults.today;
  const preview = todayPreview(accounts, shown, { aggregatedBy, show });
  const ofRule = preview?.isPartial && !fromAlert && query.today === undefined;
  return (
    <EditorRow label="Periods">
      <EditorField
        label="Aggregated by"
        tooltip="The range is rounded out to whole days, weeks or months in the zone of each account"
      >
        <RadioButtonGroup<Aggregation>
          aria-label="Aggregated by"
          options={[...AGGREGATION_CHOICES]}
          value={aggregatedBy}
          onChange={(next) => patch({ aggregatedBy: next })}
        />
      </EditorField>
      <EditorField
        label="Today"
        tooltip={
          'Today is partial, and so is the week or month that contains it. Unless chosen here, a dashboard marks it and an alert rule leaves it out, ' +
          'so that a morning never looks like an outage. A rule made from this panel keeps only what is chosen here'
        }
      >
        <RadioButtonGroup<TodayShow>
          aria-label="Today"
          options={withDefaultMarked(TODAY_CHOICES, defaults.today)}
          value={show}
          onChange={(today) => patch({ today })}
        />
      </EditorField>
      {preview !== undefined && (
        <EditorHint
          severity={preview.severity}
          text={ofRule ? `${preview.text}. An alert rule of this query leaves it out` : preview.text}
          fullWidth
        />
      )}
      <Warnings warnings={risks} />
    </EditorRow>
  );
}
