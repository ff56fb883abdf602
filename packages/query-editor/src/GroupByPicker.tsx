import { EntryList, type EntryProblem, isInvalidEntry } from './EntryList';
import { type Property, type PropertyKind } from './Property';
import { PropertyPicker } from './PropertyPicker';

export interface GroupByPickerProps<K extends string> {
  /** Prefix of the inputs' ids and test ids. */
  readonly id: string;
  /** The first kind is the one a new grouping starts with. */
  readonly kinds: readonly [PropertyKind<K>, ...Array<PropertyKind<K>>];
  readonly value: ReadonlyArray<Property<K>>;
  readonly onChange: (value: ReadonlyArray<Property<K>>) => void;
  /** How many groupings there can be. */
  readonly max: number;
  /** Said of the button when there are as many. */
  readonly maxReason: string;
  readonly problemOf?: (index: number) => EntryProblem | undefined;
}

/** The properties by which data is split. */
export function GroupByPicker<K extends string>(props: GroupByPickerProps<K>) {
  const { id, kinds, value, onChange, max, maxReason, problemOf } = props;
  return (
    <EntryList
      id={id}
      noun="grouping"
      onAdd={() => onChange([...value, { type: kinds[0].type, name: '' }])}
      onRemove={(index) => onChange(value.filter((_, other) => other !== index))}
      fullReason={value.length >= max ? maxReason : undefined}
      problemOf={problemOf}
      entries={value.map((property, index) => (
        <PropertyPicker
          key={index}
          id={`${id}-${index}`}
          label={`Grouping ${index + 1}`}
          kinds={kinds}
          value={property}
          invalid={isInvalidEntry(problemOf?.(index))}
          onChange={(next) => onChange(value.map((current, other) => (other === index ? next : current)))}
        />
      ))}
    />
  );
}
