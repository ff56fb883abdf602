import {
  EditorField,
  EditorHint,
  EditorRow,
  NumberField,
  OptionPicker,
  type PickerOption,
  type ShownTime,
} from '@glance/query-editor';
import { type Figure } from '../../shared/CostChangesQuery';
import { type CostChangesDefaults } from '../../shared/defaults';
import { BASELINE_DAYS } from '../../shared/limits';
import { type CostChangesDataQuery } from '../AzureCostsDataQuery';
import { comparedDaysText } from '../dayPreview';
import { type OwnPartProps } from './EditorPartProps';

export interface ComparisonRowProps extends OwnPartProps<CostChangesDataQuery, CostChangesDefaults> {
  readonly shown: ShownTime;
  /** An alert rule compares one number with its threshold, so it always has a figure. */
  readonly fromAlert: boolean;
}

const ALL_FIGURES = 'all';

type FigureChoice = Figure | typeof ALL_FIGURES;

const TABLE: PickerOption<FigureChoice> = {
  value: ALL_FIGURES,
  label: 'All, as a table',
  description: 'One row for each group, the largest increase first',
};

const FIGURE_OPTIONS: ReadonlyArray<PickerOption<FigureChoice>> = [
  { value: 'current', label: 'Current', description: 'Cost of the newest settled day' },
  { value: 'baseline', label: 'Baseline', description: 'Mean cost of the same weekday before' },
  { value: 'change', label: 'Change', description: 'Current less baseline' },
  { value: 'changePercent', label: 'Change in percent', description: 'Change as a part of the baseline' },
];

/** Which days are compared, and what is told of them. */
export function ComparisonRow({ id, query, defaults, patch, shown, fromAlert }: ComparisonRowProps) {
  const days = query.unsettledDays?.days;
  const preview = comparedDaysText(shown, {
    unsettledDays: days ?? defaults.unsettledDays.days,
    baselineDays: query.baselineDays ?? defaults.baselineDays,
  });
  return (
    <EditorRow label="Comparison">
      <NumberField
        id={`${id}-baseline`}
        label="Baseline days"
        tooltip="How far back the same weekday is averaged. Every whole week adds one day to the mean"
        data-testid="azure-costs-baseline-days"
        min={BASELINE_DAYS.min}
        max={BASELINE_DAYS.max}
        defaultValue={defaults.baselineDays}
        value={query.baselineDays}
        onCommit={(baselineDays) => patch({ baselineDays })}
      />
      <NumberField
        id={`${id}-unsettled`}
        label="Unsettled days"
        tooltip="Azure completes and corrects the newest days for a while. How many (UTC, today included) to leave out of the comparison"
        data-testid="azure-costs-unsettled-days"
        min={0}
        max={366}
        defaultValue={defaults.unsettledDays.days}
        value={days}
        onCommit={(next) => patch({ unsettledDays: { days: next } })}
      />
      <EditorField
        label="Figure"
        htmlFor={`${id}-figure`}
        tooltip="Alert rules compare one figure with a threshold. A panel can show all of them as a table"
      >
        <OptionPicker<FigureChoice>
          id={`${id}-figure`}
          data-testid="azure-costs-figure"
          width={28}
          options={[...(fromAlert ? [] : [TABLE]), ...FIGURE_OPTIONS]}
          value={query.figure ?? defaults.figure ?? ALL_FIGURES}
          onChange={(value) => patch({ figure: value === ALL_FIGURES ? undefined : value })}
        />
      </EditorField>
      {preview !== undefined && <EditorHint severity="info" text={preview} fullWidth />}
    </EditorRow>
  );
}
