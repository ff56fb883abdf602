import { AnswerAge, EditorRows, useQueryPatch } from '@glance/query-editor';
import { type QueryEditorProps } from '@grafana/data';
import { useId, useMemo } from 'react';
import { costsDefaults } from '../shared/defaults';
import { costsProblems } from '../shared/limits';
import { type AzureCostsDataQuery, type CostsDataQuery } from './AzureCostsDataQuery';
import { type AzureCostsOptions } from './AzureCostsOptions';
import { columnKinds } from './columnKinds';
import { type DataSource } from './DataSource';
import { CostRow } from './editors/CostRow';
import { DaysRow } from './editors/DaysRow';
import { DisplayRow } from './editors/DisplayRow';
import { FilterRow } from './editors/FilterRow';
import { GroupingRow } from './editors/GroupingRow';
import { ScopeRow } from './editors/ScopeRow';
import { isAlerting } from './isAlerting';
import { oldestAnswer } from './oldestAnswer';
import { queryWarnings } from './queryWarnings';
import { subscriptionIdsOf } from './scopeSelection';
import { useCostsQuery } from './useCostsQuery';
import { useScopeOptions } from './useScopeOptions';

export type AzureCostsEditorProps = QueryEditorProps<DataSource, AzureCostsDataQuery, AzureCostsOptions>;

/** The editor of `costs` queries in dashboards, Explore and alert rules. */
export function QueryEditor(props: AzureCostsEditorProps) {
  const { datasource: dataSource, app, data, onChange, onRunQuery } = props;
  const id = useId();
  const query = useCostsQuery({ dataSource, query: props.query, app, onChange, onRunQuery });
  const fromAlert = isAlerting(app);
  const defaults = useMemo(() => costsDefaults({ fromAlert }), [fromAlert]);
  const patch = useQueryPatch<CostsDataQuery>({ query, defaults, onChange, onRunQuery, isComplete });

  const scopes = query.scopes?.length ? query.scopes : dataSource.defaultScopes;
  const options = useScopeOptions(dataSource, subscriptionIdsOf(scopes));
  const variables = dataSource.getVariableNames();
  const kinds = columnKinds(variables);
  const part = { id, query, defaults, patch, warnings: queryWarnings(query, { fromAlert }) };

  return (
    <EditorRows>
      <ScopeRow {...part} dataSource={dataSource} options={options} />
      <CostRow {...part} />
      <GroupingRow {...part} kinds={kinds} />
      <FilterRow {...part} kinds={kinds} options={options} variables={variables} />
      <DaysRow {...part} />
      <DisplayRow {...part} fromAlert={fromAlert} />
      <AnswerAge
        fetchedAt={oldestAnswer(data?.series ?? [])}
        onDrop={async () => {
          const dropped = await dataSource.dropCachedAnswers();
          onRunQuery();
          return dropped;
        }}
      />
    </EditorRows>
  );
}

// A query that Azure would refuse, or that is half written, is saved but not run.
const isComplete = (query: CostsDataQuery): boolean => costsProblems(query).length === 0;
