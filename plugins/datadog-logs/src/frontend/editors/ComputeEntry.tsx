import {
  type EntryProblem,
  HiddenLabel,
  isInvalidEntry,
  OptionPicker,
  type PickerOption,
  QueryTextField,
  type ResourceOptions,
  ValuePicker,
  variableOptions,
} from '@glance/query-editor';
import { type Aggregation, computeName, type ComputeModel } from '../../shared/LogCountsQuery';

export interface ComputeEntryProps {
  /** Prefix of the inputs' ids and test ids. */
  readonly id: string;
  /** For screen readers: "Measure 1". */
  readonly label: string;
  readonly value: ComputeModel;
  readonly onChange: (value: ComputeModel) => void;
  readonly facets: ResourceOptions;
  /** `$name`s of the dashboard. */
  readonly variables: readonly string[];
  readonly problem: EntryProblem | undefined;
}

const AGGREGATION_OPTIONS: ReadonlyArray<PickerOption<Aggregation>> = [
  { value: 'count', label: 'Count' },
  { value: 'cardinality', label: 'Unique values' },
  { value: 'sum', label: 'Sum' },
  { value: 'avg', label: 'Average' },
  { value: 'min', label: 'Minimum' },
  { value: 'max', label: 'Maximum' },
  { value: 'median', label: 'Median' },
  { value: 'pc75', label: '75th percentile' },
  { value: 'pc90', label: '90th percentile' },
  { value: 'pc95', label: '95th percentile' },
  { value: 'pc98', label: '98th percentile' },
  { value: 'pc99', label: '99th percentile' },
];

/** One measure: how values are put together, whose, and what the series is called. */
export function ComputeEntry({ id, label, value, onChange, facets, variables, problem }: ComputeEntryProps) {
  const { aggregation, metric = '', name = '' } = value;
  return (
    <>
      <HiddenLabel id={`${id}-aggregation-label`} htmlFor={`${id}-aggregation`} text={`${label}: aggregation`} />
      <OptionPicker<Aggregation>
        id={`${id}-aggregation`}
        data-testid={`${id}-aggregation`}
        aria-labelledby={`${id}-aggregation-label`}
        width={20}
        options={AGGREGATION_OPTIONS}
        value={aggregation}
        onChange={(next) => onChange(withoutEmpty({ aggregation: next, metric, name }))}
      />
      {aggregation !== 'count' && (
        <>
          <HiddenLabel id={`${id}-metric-label`} htmlFor={`${id}-metric`} text={`${label}: of what`} />
          <ValuePicker
            id={`${id}-metric`}
            data-testid={`${id}-metric`}
            aria-labelledby={`${id}-metric-label`}
            width={28}
            options={[...variableOptions(variables), ...facets.options]}
            loading={facets.isSlow}
            onOpen={facets.demand}
            value={metric}
            placeholder="Such as @duration"
            customValueDescription="Use this attribute"
            invalid={isInvalidEntry(problem)}
            onChange={(next) => onChange(withoutEmpty({ aggregation, metric: next, name }))}
          />
        </>
      )}
      <HiddenLabel id={`${id}-name-label`} htmlFor={`${id}-name`} text={`${label}: name`} />
      <QueryTextField
        id={`${id}-name`}
        data-testid={`${id}-name`}
        width={20}
        value={name}
        placeholder={computeName({ aggregation, metric })}
        onCommit={(next) => onChange(withoutEmpty({ aggregation, metric, name: next }))}
      />
    </>
  );
}

// The backend takes no measure of a count; one that is still to be chosen keeps its place.
function withoutEmpty({ aggregation, metric, name }: Required<ComputeModel>): ComputeModel {
  return {
    aggregation,
    ...(aggregation !== 'count' && { metric }),
    ...(name !== '' && { name }),
  };
}
