import {
  EditorField,
  EditorRow,
  FilterList,
  type PickerOption,
  type PropertyFilter,
  type PropertyKind,
  type ResourceOptions,
  variableOptions,
  warningsFor,
} from '@glance/query-editor';
import { type ColumnType, EMPTY_VALUE, type FilterOperator } from '../../shared/CostsQuery';
import { findDimension, isResourceGroupDimension } from '../../shared/dimensions';
import { type ScopeOptions } from '../useScopeOptions';
import { type EditorPartProps } from './EditorPartProps';
import { TagKeyHint } from './TagKeyHint';

export interface FilterRowProps extends EditorPartProps {
  readonly kinds: readonly [PropertyKind<ColumnType>, ...Array<PropertyKind<ColumnType>>];
  readonly options: ScopeOptions;
  /** `$name`s of the dashboard. */
  readonly variables: readonly string[];
}

const OPERATORS: readonly [PickerOption<FilterOperator>, ...Array<PickerOption<FilterOperator>>] = [
  { value: 'In', label: 'is one of' },
  { value: 'NotIn', label: 'is none of' },
];

/** Which part of the cost. */
export function FilterRow({ id, query, patch, warnings, kinds, options, variables }: FilterRowProps) {
  const filters = query.filters ?? [];
  return (
    <EditorRow label="Filters">
      <EditorField label="Filters" tooltip="All must hold. (none) is the empty value">
        <FilterList<ColumnType, FilterOperator>
          id={`${id}-filter`}
          kinds={kinds}
          operators={OPERATORS}
          value={filters}
          valueOptions={(filter) => [
            { value: EMPTY_VALUE, label: EMPTY_VALUE, description: 'Costs without a value' },
            ...variableOptions(variables),
            ...knownValues(filter, options),
          ]}
          moreValues={options.valuesOf}
          problemOf={(index) => warningsFor(warnings, 'filters', index)[0]}
          onChange={(next) => patch({ filters: next })}
        />
      </EditorField>
      <TagKeyHint kinds={kinds} columns={filters} />
    </EditorRow>
  );
}

/** Values of a dimension that the scope picker knows already. */
function knownValues({ type, name }: PropertyFilter<ColumnType>, options: ScopeOptions): readonly PickerOption[] {
  const dimension = type === 'Dimension' ? findDimension(name) : undefined;
  if (dimension === undefined) {
    return [];
  }
  if (isResourceGroupDimension(dimension)) {
    return named(options.resourceGroups, 'Resource group').map(inLowerCase);
  }
  if (dimension === 'SubscriptionName') {
    return named(options.subscriptions, 'Subscription');
  }
  return dimension === 'SubscriptionId'
    ? options.subscriptions.options.map(({ label, description = '' }) => ({
        value: description,
        label: description,
        description: label,
      }))
    : [];
}

// Series are named so, and so is what Azure lists as the values of the dimension.
function inLowerCase(option: PickerOption): PickerOption {
  const name = option.value.toLowerCase();
  return { ...option, value: name, label: name };
}

/** The names of what was listed, each once. */
function named({ options }: ResourceOptions, description: string): readonly PickerOption[] {
  const names = new Set(options.map(({ label, value }) => label ?? value));
  return [...names].map((value) => ({ value, label: value, description }));
}
