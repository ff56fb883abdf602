import {
  EditorField,
  EditorHint,
  EditorRow,
  EditorRows,
  OptionPicker,
  ResourceHint,
  savedVariableQuery,
  ValuePicker,
  VariableListField,
  variableOptions,
  withoutDefaults,
} from '@glance/query-editor';
import { type QueryEditorProps } from '@grafana/data';
import { useId } from 'react';
import { type VariableName } from '../shared/variableQuery';
import { type AzureCostsDataQuery, type VariableDataQuery } from './AzureCostsDataQuery';
import { type AzureCostsOptions } from './AzureCostsOptions';
import { type DataSource } from './DataSource';
import { DIMENSION_OPTIONS } from './dimensionOptions';
import { VariableScopeField } from './editors/VariableScopeField';
import { switchVariable } from './switchVariable';
import { useScopeOptions } from './useScopeOptions';
import { isUnfinished, variableProblem } from './variableProblem';

export type VariableQueryEditorProps = QueryEditorProps<
  DataSource,
  AzureCostsDataQuery,
  AzureCostsOptions,
  VariableDataQuery
>;

const LISTS = {
  subscriptions: { label: 'Subscriptions', description: 'Text is the name, value the id' },
  resourceGroups: { label: 'Resource groups', description: 'Text and value are the name' },
  dimensionValues: { label: 'Dimension values', description: 'What the costs have for a dimension, such as services' },
  tagKeys: { label: 'Tag keys', description: 'Keys of the tags on resources' },
  tagValues: { label: 'Tag values', description: 'What a tag says on resources' },
} as const satisfies Record<VariableName, object>;

/** The editor of a dashboard variable's query. */
export function VariableQueryEditor({ datasource: dataSource, query: saved, onChange }: VariableQueryEditorProps) {
  const id = useId();
  const query = savedVariableQuery<VariableDataQuery>(saved, { queryType: 'variable', variable: 'subscriptions' });
  const { variable, scope, dimension = '', tagKey = '' } = query;
  const options = useScopeOptions(dataSource, scope?.split(',') ?? dataSource.defaultScopes);
  const variables = variableOptions(dataSource.getVariableNames());
  const problem = variableProblem(query);
  // Clearing a field removes it.
  const patch = (change: Partial<VariableDataQuery>) => onChange(withoutDefaults({ ...query, ...change }, EMPTY));

  return (
    <EditorRows>
      <EditorRow label="Variable">
        <VariableListField
          lists={LISTS}
          value={variable}
          onChange={(next) => onChange({ refId: query.refId, queryType: 'variable', ...switchVariable(next, query) })}
        />
        {variable !== 'subscriptions' && (
          <VariableScopeField
            id={`${id}-scope`}
            variable={variable}
            value={scope}
            options={options}
            variables={variables}
            onChange={(next) => patch({ scope: next })}
          />
        )}
        {variable === 'dimensionValues' && (
          <EditorField
            label="Dimension"
            htmlFor={`${id}-dimension`}
            tooltip="Whose values. Another variable may stand here"
          >
            <OptionPicker
              id={`${id}-dimension`}
              data-testid="azure-costs-variable-dimension"
              width={32}
              options={[...DIMENSION_OPTIONS, ...variables]}
              value={dimension === '' ? null : dimension}
              placeholder="Choose a dimension"
              onChange={(value) => patch({ dimension: value })}
            />
          </EditorField>
        )}
        {variable === 'tagValues' && (
          <EditorField label="Tag" htmlFor={`${id}-tag`} tooltip="Whose values. Another variable may stand here">
            <ValuePicker
              id={`${id}-tag`}
              data-testid="azure-costs-variable-tag"
              width={32}
              options={[...variables, ...options.tagKeys.options]}
              loading={options.tagKeys.isSlow}
              onOpen={options.tagKeys.demand}
              value={tagKey}
              placeholder="Key of the tag"
              onChange={(value) => patch({ tagKey: value })}
            />
          </EditorField>
        )}
        <ResourceHint
          resource={options.subscriptions}
          noun="subscriptions"
          fallback="type a subscription id or a path such as subscriptions/<id>"
        />
        {variable === 'tagValues' && <ResourceHint resource={options.tagKeys} noun="tag keys" fallback="type one" />}
        {isUnfinished(query) && (
          <EditorHint
            severity="info"
            fullWidth
            text={`The variable is filled when ${variable === 'tagValues' ? 'a tag' : 'a dimension'} is chosen`}
          />
        )}
        {problem !== undefined && <EditorHint severity="warning" fullWidth text={problem} />}
      </EditorRow>
    </EditorRows>
  );
}

const EMPTY = { scope: '', dimension: '', tagKey: '' };
