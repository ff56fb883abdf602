import { HiddenLabel, listedOptions, useResourceOptions, ValuePicker, variableOptions } from '@glance/query-editor';
import { findTemplateVariable } from '@glance/user-input';
import { EMPTY_VALUE } from '../../shared/LogCountsQuery';
import { type DataSource } from '../DataSource';

export interface FacetValuePickerProps {
  readonly id: string;
  /** For screen readers. */
  readonly label: string;
  /** Whose values. */
  readonly facet: string;
  readonly dataSource: DataSource;
  /** `$name`s of the dashboard. */
  readonly variables: readonly string[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A value of a facet, chosen or typed. */
export function FacetValuePicker(props: FacetValuePickerProps) {
  const { id, label, facet, dataSource, variables, value, onChange } = props;
  const isAskable = facet !== '' && findTemplateVariable(facet) === undefined;
  const values = useResourceOptions({
    key: isAskable ? JSON.stringify([dataSource.uid, facet]) : undefined,
    load: async (signal) => listedOptions(await dataSource.listFacetValues({ facet }, signal)),
    onDemand: true,
  });
  return (
    <div>
      <HiddenLabel id={`${id}-label`} htmlFor={id} text={label} />
      <ValuePicker
        id={id}
        data-testid={id}
        aria-labelledby={`${id}-label`}
        width={24}
        options={[
          ...variableOptions(variables),
          ...values.options,
          { value: EMPTY_VALUE, description: 'Logs without the facet' },
        ]}
        loading={values.isSlow}
        onOpen={values.demand}
        value={value}
        placeholder={facet === '' ? 'Choose a facet first' : facet}
        customValueDescription="Use this value"
        onChange={onChange}
      />
    </div>
  );
}
