import { css } from '@emotion/css';
import { Combobox, type ComboboxOption } from '@grafana/ui';
import { Fragment } from 'react';
import { EntryList, type EntryProblem, isInvalidEntry } from './EntryList';
import { HiddenLabel } from './HiddenLabel';
import { MultiValuePicker } from './MultiValuePicker';
import { type PickerOption } from './PickerOption';
import { type Property, type PropertyKind } from './Property';
import { PropertyPicker } from './PropertyPicker';

/** A condition on the values of a property. */
export interface PropertyFilter<K extends string = string, O extends string = string> extends Property<K> {
  readonly operator: O;
  readonly values: readonly string[];
}

export interface FilterListProps<K extends string, O extends string> {
  /** Prefix of the inputs' ids and test ids. */
  readonly id: string;
  /** The first kind and the first operator are those that a new filter starts with. */
  readonly kinds: readonly [PropertyKind<K>, ...Array<PropertyKind<K>>];
  readonly operators: readonly [ComboboxOption<O>, ...Array<ComboboxOption<O>>];
  readonly value: ReadonlyArray<PropertyFilter<K, O>>;
  readonly onChange: (value: ReadonlyArray<PropertyFilter<K, O>>) => void;
  /** Values to choose from; others may be typed. */
  readonly valueOptions: (filter: PropertyFilter<K, O>) => readonly PickerOption[];
  readonly problemOf?: (index: number) => EntryProblem | undefined;
}

/** Conditions that must all hold. */
export function FilterList<K extends string, O extends string>(props: FilterListProps<K, O>) {
  const { id, kinds, operators, value, onChange, valueOptions, problemOf } = props;
  const replace = (index: number, change: Partial<PropertyFilter<K, O>>) =>
    onChange(value.map((filter, other) => (other === index ? { ...filter, ...change } : filter)));

  return (
    <EntryList
      id={id}
      noun="filter"
      onAdd={() => onChange([...value, { type: kinds[0].type, name: '', operator: operators[0].value, values: [] }])}
      onRemove={(index) => onChange(value.filter((_, other) => other !== index))}
      problemOf={problemOf}
      entries={value.map((filter, index) => {
        const entryId = `${id}-${index}`;
        return (
          <Fragment key={index}>
            <PropertyPicker
              id={entryId}
              label={`Filter ${index + 1}`}
              kinds={kinds}
              value={filter}
              // Values belong to the property they were chosen for.
              onChange={(property) => replace(index, { ...property, values: [] })}
              invalid={isInvalidEntry(problemOf?.(index))}
            />
            <HiddenLabel
              id={`${entryId}-operator-label`}
              htmlFor={`${entryId}-operator`}
              text={`Filter ${index + 1}: operator`}
            />
            <Combobox<O>
              id={`${entryId}-operator`}
              data-testid={`${entryId}-operator`}
              aria-labelledby={`${entryId}-operator-label`}
              options={[...operators]}
              value={filter.operator}
              onChange={(option) => replace(index, { operator: option.value })}
              width={14}
            />
            <HiddenLabel
              id={`${entryId}-values-label`}
              htmlFor={`${entryId}-values`}
              text={`Filter ${index + 1}: values`}
            />
            <div className={valuesStyle}>
              <MultiValuePicker
                id={`${entryId}-values`}
                data-testid={`${entryId}-values`}
                aria-labelledby={`${entryId}-values-label`}
                values={filter.values}
                options={valueOptions(filter)}
                onChange={(values) => replace(index, { values })}
                placeholder="Choose or type values"
                customValueDescription="Use this value"
              />
            </div>
          </Fragment>
        );
      })}
    />
  );
}

const valuesStyle = css({ width: 320, maxWidth: '100%' });
