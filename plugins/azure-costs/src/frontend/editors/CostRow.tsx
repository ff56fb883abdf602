import { EditorField, EditorRow } from '@glance/query-editor';
import { RadioButtonGroup } from '@grafana/ui';
import { type CostType, type Granularity, type Metric } from '../../shared/CostsQuery';
import { warningsFor } from '../queryWarnings';
import { type EditorPartProps } from './EditorPartProps';
import { Warnings } from './Warnings';

const COST_TYPES: ReadonlyArray<{ value: CostType; label: string; description: string }> = [
  { value: 'ActualCost', label: 'Actual', description: 'As billed: a purchase counts on the day it was made' },
  {
    value: 'AmortizedCost',
    label: 'Amortized',
    description: 'Reservations and savings plans are spread over their term',
  },
  { value: 'Usage', label: 'Usage', description: 'Usage only, without purchases' },
];

const METRICS: ReadonlyArray<{ value: Metric; label: string; description: string }> = [
  { value: 'Cost', label: 'Cost', description: 'In the billing currency; different currencies are never added up' },
  { value: 'CostUSD', label: 'Cost in USD', description: 'Converted by Azure' },
  { value: 'UsageQuantity', label: 'Usage quantity', description: 'In the units of the meters' },
];

const GRANULARITIES: ReadonlyArray<{ value: Granularity; label: string; description: string }> = [
  { value: 'Daily', label: 'Daily', description: 'One point for each day (UTC)' },
  { value: 'Monthly', label: 'Monthly', description: 'One point for each calendar month (UTC)' },
  { value: 'None', label: 'None', description: 'One total over the whole range' },
];

/** Which cost, and how finely over time. */
export function CostRow({ query, defaults, patch, warnings }: EditorPartProps) {
  return (
    <EditorRow label="Cost">
      <EditorField label="Cost type" tooltip="Whether a purchase counts when it is made or is spread over its term">
        <RadioButtonGroup<CostType>
          aria-label="Cost type"
          options={[...COST_TYPES]}
          value={query.costType ?? defaults.costType}
          onChange={(costType) => patch({ costType })}
        />
      </EditorField>
      <EditorField label="Metric">
        <RadioButtonGroup<Metric>
          aria-label="Metric"
          options={[...METRICS]}
          value={query.metric ?? defaults.metric}
          onChange={(metric) => patch({ metric })}
        />
      </EditorField>
      <EditorField label="Granularity" tooltip="The range is rounded out to whole days, or whole months, in UTC">
        <RadioButtonGroup<Granularity>
          aria-label="Granularity"
          options={[...GRANULARITIES]}
          value={query.granularity ?? defaults.granularity}
          onChange={(granularity) => patch({ granularity })}
        />
      </EditorField>
      <Warnings warnings={warningsFor(warnings, 'metric')} />
    </EditorRow>
  );
}
