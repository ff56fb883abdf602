import { HiddenLabel } from './HiddenLabel';
import { OptionPicker } from './OptionPicker';
import { type Property, type PropertyKind } from './Property';
import { QueryTextField } from './QueryTextField';
import { ValuePicker } from './ValuePicker';

export interface PropertyPickerProps<K extends string> {
  /** Prefix of the inputs' ids and test ids. */
  readonly id: string;
  /** What the property is for, for screen readers: "Group by 1". */
  readonly label: string;
  readonly kinds: ReadonlyArray<PropertyKind<K>>;
  readonly value: Property<K>;
  readonly onChange: (value: Property<K>) => void;
  readonly invalid?: boolean;
}

/** A kind of property beside the name of one. Changing the kind starts a new name. */
export function PropertyPicker<K extends string>(props: PropertyPickerProps<K>) {
  const { id, label, kinds, value, onChange, invalid } = props;
  const kind = kinds.find(({ type }) => type === value.type);
  const rename = (name: string) => onChange({ type: value.type, name });
  const nameProps = {
    id: `${id}-name`,
    'data-testid': `${id}-name`,
    placeholder: kind?.placeholder,
    width: 32,
    invalid,
  };
  return (
    <>
      <HiddenLabel id={`${id}-kind-label`} htmlFor={`${id}-kind`} text={`${label}: kind`} />
      <OptionPicker<K>
        id={`${id}-kind`}
        data-testid={`${id}-kind`}
        aria-labelledby={`${id}-kind-label`}
        options={kinds.map(({ type, label: kindLabel }) => ({ value: type, label: kindLabel }))}
        value={value.type}
        onChange={(type) => onChange({ type, name: '' })}
        width={14}
      />
      <HiddenLabel id={`${id}-name-label`} htmlFor={`${id}-name`} text={`${label}: name`} />
      {kind?.suggestions ? (
        <ValuePicker
          {...nameProps}
          aria-labelledby={`${id}-name-label`}
          options={[...(kind.names ?? []), ...kind.suggestions.options]}
          loading={kind.suggestions.isSlow}
          onOpen={kind.suggestions.demand}
          value={value.name}
          onChange={rename}
        />
      ) : kind?.names ? (
        <OptionPicker
          {...nameProps}
          aria-labelledby={`${id}-name-label`}
          options={kind.names}
          value={value.name === '' ? null : value.name}
          onChange={rename}
        />
      ) : (
        <QueryTextField {...nameProps} value={value.name} onCommit={rename} />
      )}
    </>
  );
}
