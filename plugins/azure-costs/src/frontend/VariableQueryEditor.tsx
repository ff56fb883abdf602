import { type QueryEditorProps } from '@grafana/data';
import { RadioButtonGroup } from '@grafana/ui';
import { VARIABLES, type VariableName } from '../shared/variableQuery';
import { type AzureCostsDataQuery, type VariableDataQuery } from './AzureCostsDataQuery';
import { type AzureCostsOptions } from './AzureCostsOptions';
import { type DataSource } from './DataSource';

export type VariableQueryEditorProps = QueryEditorProps<
  DataSource,
  AzureCostsDataQuery,
  AzureCostsOptions,
  VariableDataQuery
>;

export function VariableQueryEditor({ query, onChange }: VariableQueryEditorProps) {
  return (
    <RadioButtonGroup<VariableName>
      aria-label="List"
      value={query.variable}
      options={VARIABLES.map((value) => ({ value, label: value }))}
      onChange={(variable) => onChange({ ...query, variable })}
    />
  );
}
