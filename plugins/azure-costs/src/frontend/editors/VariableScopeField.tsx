import { EditorField, type PickerOption, ValuePicker } from '@glance/query-editor';
import { type VariableName } from '../../shared/variableQuery';
import { EVERY_SUBSCRIPTION, type ScopeOptions } from '../useScopeOptions';

export interface VariableScopeFieldProps {
  readonly id: string;
  readonly variable: Exclude<VariableName, 'subscriptions'>;
  readonly value: string | undefined;
  readonly options: ScopeOptions;
  /** The dashboard's variables. */
  readonly variables: readonly PickerOption[];
  readonly onChange: (value: string) => void;
}

const TEXTS = {
  resourceGroups: { label: 'Subscription', tooltip: 'Whose resource groups' },
  dimensionValues: {
    label: 'Scope',
    tooltip: 'In whose costs. Type a management group or a billing account as its path',
  },
  tagKeys: { label: 'Scope', tooltip: 'In which subscriptions' },
  tagValues: { label: 'Scope', tooltip: 'In which subscriptions' },
} as const satisfies Record<VariableScopeFieldProps['variable'], object>;

/** Where the things are that a variable lists. */
export function VariableScopeField({ id, variable, value, options, variables, onChange }: VariableScopeFieldProps) {
  const { label, tooltip } = TEXTS[variable];
  return (
    <EditorField
      label={label}
      htmlFor={id}
      optional
      growFrom={40}
      tooltip={`${tooltip}; those of the data source's default scopes unless chosen. Another variable may stand here`}
    >
      <ValuePicker
        id={id}
        data-testid="azure-costs-variable-scope"
        // Only costs are told apart by resource group.
        options={
          variable === 'dimensionValues'
            ? options.all
            : [EVERY_SUBSCRIPTION, ...variables, ...options.subscriptions.options]
        }
        loading={options.subscriptions.isSlow || options.resourceGroups.isSlow}
        value={value ?? ''}
        placeholder="Default scopes"
        customValueDescription="Use this scope"
        isClearable
        onChange={onChange}
      />
    </EditorField>
  );
}
