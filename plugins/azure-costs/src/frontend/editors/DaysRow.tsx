import {
  EditorField,
  EditorHint,
  EditorRow,
  NumberField,
  SwitchField,
  Warnings,
  withDefaultMarked,
  warningsFor,
  type ShownTime,
} from '@glance/query-editor';
import { RadioButtonGroup } from '@grafana/ui';
import { type UnsettledShow } from '../../shared/CostsQuery';
import { unsettledDaysText } from '../dayPreview';
import { type CostsPartProps } from './EditorPartProps';

export interface DaysRowProps extends CostsPartProps {
  readonly shown: ShownTime;
}

const SHOWS: ReadonlyArray<{ value: UnsettledShow; label: string; description: string }> = [
  { value: 'include', label: 'Include', description: 'Shown like every other day' },
  { value: 'mark', label: 'Mark', description: 'Shown, with a notice that they may change' },
  { value: 'drop', label: 'Leave out', description: 'The answer ends with the last settled day' },
];

/** What happens to days that Azure may still change, and whether days add up. */
export function DaysRow({ id, query, defaults, patch, warnings, shown }: DaysRowProps) {
  const unsettled = query.unsettledDays ?? {};
  const preview = unsettledDaysText(shown, {
    days: unsettled.days ?? defaults.unsettledDays.days,
    show: unsettled.show ?? defaults.unsettledDays.show,
    granularity: query.granularity ?? defaults.granularity,
  });
  return (
    <EditorRow label="Days">
      <NumberField
        id={`${id}-unsettled`}
        label="Unsettled days"
        tooltip="Azure completes and corrects the newest days for a while. How many (UTC, today included) to treat as unsettled"
        data-testid="azure-costs-unsettled-days"
        min={0}
        max={366}
        defaultValue={defaults.unsettledDays.days}
        value={unsettled.days}
        onCommit={(days) => patch({ unsettledDays: { ...unsettled, days } })}
      />
      <EditorField
        label="Show them"
        tooltip={
          'Unless chosen here, a dashboard marks unsettled days and an alert rule leaves them out, ' +
          'so that a half-finished day never fires or resolves it. A rule made from this panel keeps only what is chosen here'
        }
      >
        <RadioButtonGroup<UnsettledShow>
          aria-label="Show unsettled days"
          options={withDefaultMarked(SHOWS, defaults.unsettledDays.show)}
          value={unsettled.show ?? defaults.unsettledDays.show}
          onChange={(show) => patch({ unsettledDays: { ...unsettled, show } })}
        />
      </EditorField>
      <SwitchField
        id={`${id}-cumulative`}
        data-testid="azure-costs-cumulative"
        label="Cumulative"
        tooltip="Running total from the start of the range, such as the month to date"
        value={query.cumulative ?? defaults.cumulative}
        onChange={(cumulative) => patch({ cumulative })}
      />
      {preview !== undefined && <EditorHint severity="info" text={preview} fullWidth />}
      <Warnings warnings={warningsFor(warnings, 'cumulative')} />
    </EditorRow>
  );
}
