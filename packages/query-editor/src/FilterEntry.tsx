import { css } from '@emotion/css';
import { HiddenLabel } from './HiddenLabel';
import { type ResourceOptionsRequest, useResourceOptions } from './hooks/useResourceOptions';
import { MultiValuePicker } from './MultiValuePicker';
import { OptionPicker } from './OptionPicker';
import { type PickerOption } from './PickerOption';
import { type PropertyKind } from './Property';
import { type PropertyFilter } from './PropertyFilter';
import { PropertyPicker } from './PropertyPicker';
import { ResourceHint } from './ResourceHint';

/** Values of a filter's property that the backend knows. */
export interface FilterValues extends Omit<ResourceOptionsRequest, 'onDemand'> {
  /** What they are, in the plural: "values of the tag team". */
  readonly noun: string;
  /** What still works without them: "type one". */
  readonly fallback: string;
}

export interface FilterEntryProps<K extends string, O extends string> {
  /** Prefix of the inputs' ids and test ids. */
  readonly id: string;
  /** For screen readers: "Filter 1". */
  readonly label: string;
  readonly kinds: ReadonlyArray<PropertyKind<K>>;
  readonly operators: ReadonlyArray<PickerOption<O>>;
  readonly value: PropertyFilter<K, O>;
  readonly onChange: (value: PropertyFilter<K, O>) => void;
  readonly valueOptions: readonly PickerOption[];
  readonly moreValues: FilterValues | undefined;
  readonly invalid: boolean;
}

const NOTHING: FilterValues = { key: undefined, load: () => Promise.resolve([]), noun: 'values', fallback: 'type one' };

/** One condition: a property, an operator, and values, which are loaded when they are to be seen. */
export function FilterEntry<K extends string, O extends string>(props: FilterEntryProps<K, O>) {
  const { id, label, kinds, operators, value: filter, onChange, valueOptions, moreValues = NOTHING, invalid } = props;
  const { noun, fallback, ...request } = moreValues;
  const loaded = useResourceOptions({ ...request, onDemand: true });
  return (
    <>
      <PropertyPicker
        id={id}
        label={label}
        kinds={kinds}
        value={filter}
        // Values belong to the property they were chosen for.
        onChange={(property) => onChange({ ...filter, ...property, values: [] })}
        invalid={invalid}
      />
      <HiddenLabel id={`${id}-operator-label`} htmlFor={`${id}-operator`} text={`${label}: operator`} />
      <OptionPicker<O>
        id={`${id}-operator`}
        data-testid={`${id}-operator`}
        aria-labelledby={`${id}-operator-label`}
        options={operators}
        value={filter.operator}
        onChange={(operator) => onChange({ ...filter, operator })}
        width={14}
      />
      <HiddenLabel id={`${id}-values-label`} htmlFor={`${id}-values`} text={`${label}: values`} />
      <div className={valuesStyle}>
        <MultiValuePicker
          id={`${id}-values`}
          data-testid={`${id}-values`}
          aria-labelledby={`${id}-values-label`}
          values={filter.values}
          options={distinct([...valueOptions, ...loaded.options])}
          loading={loaded.isSlow}
          onOpen={loaded.demand}
          onChange={(values) => onChange({ ...filter, values })}
          placeholder="Choose or type values"
          customValueDescription="Use this value"
        />
      </div>
      <div className={hintStyle}>
        <ResourceHint resource={loaded} noun={noun} fallback={fallback} />
      </div>
    </>
  );
}

function distinct(options: readonly PickerOption[]): readonly PickerOption[] {
  const seen = new Set<string>();
  return options.filter(({ value }) => !seen.has(value) && seen.add(value));
}

const valuesStyle = css({ width: 320, maxWidth: '100%' });
// On a line of its own, as wide as the controls above it, however long the text is.
const hintStyle = css({ width: 0, minWidth: '100%', '&:empty': { display: 'none' } });
