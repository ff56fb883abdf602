import { EditorField, EditorRow, EditorRows, ResourceHint, withoutDefaults } from '@glance/query-editor';
import { type QueryEditorProps } from '@grafana/data';
import { Combobox, RadioButtonGroup } from '@grafana/ui';
import { useId } from 'react';
import { type VariableName, VARIABLES } from '../shared/variableQuery';
import { type AzureCostsDataQuery, type VariableDataQuery } from './AzureCostsDataQuery';
import { type AzureCostsOptions } from './AzureCostsOptions';
import { type DataSource } from './DataSource';
import { EVERY_SUBSCRIPTION, useSubscriptionOptions } from './useScopeOptions';

export type VariableQueryEditorProps = QueryEditorProps<
  DataSource,
  AzureCostsDataQuery,
  AzureCostsOptions,
  VariableDataQuery
>;

const LABELS = {
  subscriptions: { label: 'Subscriptions', description: 'Text is the name, value the id' },
  resourceGroups: { label: 'Resource groups', description: 'Text and value are the name' },
  dimensionValues: { label: 'Dimension values', description: 'What the costs have for a dimension' },
  tagKeys: { label: 'Tag keys', description: 'Keys of tags in use' },
  tagValues: { label: 'Tag values', description: 'Values of one tag' },
} as const satisfies Record<VariableName, object>;

/** The editor of a dashboard variable's query. */
export function VariableQueryEditor({ datasource: dataSource, query: saved, onChange }: VariableQueryEditorProps) {
  const id = useId();
  const query = readVariableQuery(saved);
  const subscriptions = useSubscriptionOptions(dataSource);
  const variables = dataSource
    .getVariableNames()
    .map((value) => ({ value, label: value, description: 'Dashboard variable' }));
  return (
    <EditorRows>
      <EditorRow label="Variable">
        <EditorField label="List">
          <RadioButtonGroup<VariableName>
            aria-label="List"
            options={VARIABLES.map((value) => ({ value, ...LABELS[value] }))}
            value={query.variable}
            onChange={(variable) => onChange({ refId: query.refId, queryType: 'variable', variable })}
          />
        </EditorField>
        {query.variable === 'resourceGroups' && (
          <EditorField
            label="Subscription"
            htmlFor={`${id}-scope`}
            optional
            growFrom={40}
            tooltip="Whose resource groups; those of the data source's default scopes unless chosen. Another variable may stand here"
          >
            <Combobox<string>
              id={`${id}-scope`}
              data-testid="azure-costs-variable-scope"
              options={[EVERY_SUBSCRIPTION, ...variables, ...subscriptions.options]}
              loading={subscriptions.isSlow}
              value={query.scope ?? null}
              placeholder="Default scopes"
              createCustomValue
              isClearable
              onChange={(option) => onChange(withoutDefaults({ ...query, scope: option?.value }, {}))}
            />
          </EditorField>
        )}
        <ResourceHint
          resource={subscriptions}
          noun="subscriptions"
          fallback="type a subscription id or a path such as subscriptions/<id>"
        />
      </EditorRow>
    </EditorRows>
  );
}

// A new variable has no query yet, or the text '' of an older kind of variable.
function readVariableQuery(saved: VariableDataQuery | string | undefined): VariableDataQuery {
  const fields = typeof saved === 'object' ? saved : undefined;
  return {
    ...fields,
    refId: fields?.refId ?? 'variable',
    queryType: 'variable',
    variable: fields?.variable ?? 'subscriptions',
  };
}
