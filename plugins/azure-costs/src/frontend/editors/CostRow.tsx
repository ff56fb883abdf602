import { EditorField, EditorRow, Warnings, warningsFor } from '@glance/query-editor';
import { RadioButtonGroup } from '@grafana/ui';
import { type ReactNode } from 'react';
import { type CostType, type Metric } from '../../shared/CostsQuery';
import { type EditorPartProps } from './EditorPartProps';

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

export interface CostRowProps extends EditorPartProps {
  /** Fields that only one type of query has. */
  readonly children?: ReactNode;
}

/** Which cost. */
export function CostRow({ query, defaults, patch, warnings, children }: CostRowProps) {
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
      {children}
      <Warnings warnings={warningsFor(warnings, 'metric')} />
    </EditorRow>
  );
}
