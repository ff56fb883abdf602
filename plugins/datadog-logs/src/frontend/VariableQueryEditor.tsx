import {
  EditorField,
  EditorHint,
  EditorRow,
  EditorRows,
  ResourceHint,
  savedVariableQuery,
  ValuePicker,
  VariableListField,
  variableOptions,
  withoutDefaults,
} from '@glance/query-editor';
import { type QueryEditorProps } from '@grafana/data';
import { useId } from 'react';
import { VARIABLE_DEFAULTS, type VariableName } from '../shared/variableQuery';
import { type DatadogLogsDataQuery, type VariableDataQuery } from './DatadogLogsDataQuery';
import { type DatadogLogsOptions } from './DatadogLogsOptions';
import { type DataSource } from './DataSource';
import { SearchTextField } from './search/SearchTextField';
import { useFacetOptions } from './search/useSearchSuggestions';
import { isUnfinished } from './isUnfinished';

export type VariableQueryEditorProps = QueryEditorProps<
  DataSource,
  DatadogLogsDataQuery,
  DatadogLogsOptions,
  VariableDataQuery
>;

const LISTS = {
  facetValues: { label: 'Facet values', description: 'Such as the services that log, the most frequent first' },
  facets: { label: 'Facets', description: 'By what logs can be grouped and filtered' },
  indexes: { label: 'Indexes', description: 'Of the organization' },
} as const satisfies Record<VariableName, object>;

/** The editor of a dashboard variable's query. */
export function VariableQueryEditor({ datasource: dataSource, query: saved, onChange }: VariableQueryEditorProps) {
  const id = useId();
  const query = savedVariableQuery<VariableDataQuery>(saved, {
    queryType: 'variable',
    variable: VARIABLE_DEFAULTS.variable,
  });
  const { variable } = query;
  const facets = useFacetOptions(dataSource);
  // A search that is cleared is removed; an empty facet is one that is still to be chosen.
  const patch = (change: Partial<VariableDataQuery>) =>
    onChange(withoutDefaults({ ...query, ...change }, { query: '' }));

  return (
    <EditorRows>
      <EditorRow label="Variable">
        <VariableListField lists={LISTS} value={variable} onChange={(next) => onChange(switchVariable(query, next))} />
        {variable === 'facetValues' && (
          <EditorField label="Facet" htmlFor={`${id}-facet`} tooltip="Whose values. Another variable may stand here">
            <ValuePicker
              id={`${id}-facet`}
              data-testid="datadog-logs-variable-facet"
              width={32}
              options={[...variableOptions(dataSource.getVariableNames()), ...facets.options]}
              loading={facets.isSlow}
              onOpen={facets.demand}
              value={query.facet ?? VARIABLE_DEFAULTS.facet}
              placeholder="Choose or type a facet"
              customValueDescription="Use this facet"
              onChange={(facet) => patch({ facet })}
            />
          </EditorField>
        )}
        {variable !== 'indexes' && (
          <EditorField
            label="Search"
            htmlFor={`${id}-search`}
            optional
            growFrom={40}
            tooltip="Of which logs. Another variable may stand here, so that one list depends on another"
          >
            <SearchTextField
              id={`${id}-search`}
              dataSource={dataSource}
              value={query.query ?? ''}
              placeholder="All logs"
              onCommit={(text) => patch({ query: text })}
            />
          </EditorField>
        )}
        <ResourceHint resource={facets} noun="facets" fallback="type one" />
        {isUnfinished(query) && (
          <EditorHint severity="info" fullWidth text="The variable is filled when a facet is chosen" />
        )}
      </EditorRow>
    </EditorRows>
  );
}

function switchVariable({ refId, query, facet }: VariableDataQuery, variable: VariableName): VariableDataQuery {
  return {
    refId,
    queryType: 'variable',
    variable,
    ...(variable === 'facetValues' && facet !== undefined && { facet }),
    ...(variable !== 'indexes' && query !== undefined && { query }),
  };
}
