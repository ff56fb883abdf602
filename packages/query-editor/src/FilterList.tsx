import { EntryList, type EntryProblem, isInvalidEntry } from './EntryList';
import { FilterEntry, type FilterValues } from './FilterEntry';
import { type PickerOption } from './PickerOption';
import { type PropertyKind } from './Property';
import { type PropertyFilter } from './PropertyFilter';

export interface FilterListProps<K extends string, O extends string> {
  /** Prefix of the inputs' ids and test ids. */
  readonly id: string;
  /** The first kind and the first operator are those that a new filter starts with. */
  readonly kinds: readonly [PropertyKind<K>, ...Array<PropertyKind<K>>];
  readonly operators: readonly [PickerOption<O>, ...Array<PickerOption<O>>];
  readonly value: ReadonlyArray<PropertyFilter<K, O>>;
  readonly onChange: (value: ReadonlyArray<PropertyFilter<K, O>>) => void;
  /** Values to choose from that are known at once; others may be typed. */
  readonly valueOptions: (filter: PropertyFilter<K, O>) => readonly PickerOption[];
  /** Further values, asked for when a filter's values are opened. */
  readonly moreValues?: (filter: PropertyFilter<K, O>) => FilterValues | undefined;
  readonly problemOf?: (index: number) => EntryProblem | undefined;
}

/** Conditions that must all hold. */
export function FilterList<K extends string, O extends string>(props: FilterListProps<K, O>) {
  const { id, kinds, operators, value, onChange, valueOptions, moreValues, problemOf } = props;
  return (
    <EntryList
      id={id}
      noun="filter"
      onAdd={() => onChange([...value, { type: kinds[0].type, name: '', operator: operators[0].value, values: [] }])}
      onRemove={(index) => onChange(value.filter((_, other) => other !== index))}
      problemOf={problemOf}
      entries={value.map((filter, index) => (
        <FilterEntry<K, O>
          key={index}
          id={`${id}-${index}`}
          label={`Filter ${index + 1}`}
          kinds={kinds}
          operators={operators}
          value={filter}
          valueOptions={valueOptions(filter)}
          moreValues={moreValues?.(filter)}
          invalid={isInvalidEntry(problemOf?.(index))}
          onChange={(next) => onChange(value.map((current, other) => (other === index ? next : current)))}
        />
      ))}
    />
  );
}
