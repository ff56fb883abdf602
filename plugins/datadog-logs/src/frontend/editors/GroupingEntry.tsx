import {
  type EntryProblem,
  HiddenLabel,
  isInvalidEntry,
  NumberInput,
  OptionPicker,
  type PickerOption,
  type ResourceOptions,
  ValuePicker,
  variableOptions,
  withoutDefaults,
} from '@glance/query-editor';
import { GROUP_BY_DEFAULTS } from '../../shared/defaults';
import { MAX_GROUPS } from '../../shared/limits';
import { type GroupByModel, type SortOrder } from '../../shared/LogCountsQuery';

export interface GroupingEntryProps {
  /** Prefix of the inputs' ids and test ids. */
  readonly id: string;
  /** For screen readers: "Grouping 1". */
  readonly label: string;
  readonly value: GroupByModel;
  readonly onChange: (value: GroupByModel) => void;
  readonly defaultLimit: number;
  readonly facets: ResourceOptions;
  /** `$name`s of the dashboard. */
  readonly variables: readonly string[];
  readonly problem: EntryProblem | undefined;
}

const ORDERS: ReadonlyArray<PickerOption<SortOrder>> = [
  { value: 'desc', label: 'Largest' },
  { value: 'asc', label: 'Smallest' },
];

const WITHOUT: ReadonlyArray<PickerOption<'with' | 'without'>> = [
  { value: 'with', label: 'with (none)', description: 'Logs without the facet are a group' },
  { value: 'without', label: 'without (none)', description: 'Logs without the facet are left out' },
];

/** One grouping: a facet, how many of its values, which of them, and what becomes of logs without it. */
export function GroupingEntry(props: GroupingEntryProps) {
  const { id, label, value, onChange, defaultLimit, facets, variables, problem } = props;
  const { facet, limit, sort, missing } = { ...GROUP_BY_DEFAULTS, ...value };
  const patch = (change: Partial<GroupByModel>) =>
    onChange(withoutDefaults({ ...value, ...change }, GROUP_BY_DEFAULTS));
  return (
    <>
      <HiddenLabel id={`${id}-facet-label`} htmlFor={`${id}-facet`} text={`${label}: facet`} />
      <ValuePicker
        id={`${id}-facet`}
        data-testid={`${id}-facet`}
        aria-labelledby={`${id}-facet-label`}
        width={28}
        options={[...variableOptions(variables), ...facets.options]}
        loading={facets.isSlow}
        onOpen={facets.demand}
        value={facet}
        placeholder="Choose or type a facet"
        customValueDescription="Use this facet"
        invalid={isInvalidEntry(problem)}
        onChange={(next) => patch({ facet: next })}
      />
      <HiddenLabel id={`${id}-sort-label`} htmlFor={`${id}-sort`} text={`${label}: which`} />
      <OptionPicker<SortOrder>
        id={`${id}-sort`}
        data-testid={`${id}-sort`}
        aria-labelledby={`${id}-sort-label`}
        width={14}
        options={ORDERS}
        value={sort}
        onChange={(next) => patch({ sort: next })}
      />
      <NumberInput
        id={`${id}-limit`}
        label={`${label}: limit`}
        width={10}
        min={1}
        max={MAX_GROUPS}
        defaultValue={defaultLimit}
        value={limit}
        onCommit={(next) => patch({ limit: next })}
      />
      <HiddenLabel id={`${id}-missing-label`} htmlFor={`${id}-missing`} text={`${label}: logs without it`} />
      <OptionPicker<'with' | 'without'>
        id={`${id}-missing`}
        data-testid={`${id}-missing`}
        aria-labelledby={`${id}-missing-label`}
        width={18}
        options={WITHOUT}
        value={missing ? 'with' : 'without'}
        onChange={(next) => patch({ missing: next === 'with' })}
      />
    </>
  );
}
