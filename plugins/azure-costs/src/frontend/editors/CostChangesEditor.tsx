import { useQueryPatch } from '@glance/query-editor';
import { useMemo } from 'react';
import { costChangesDefaults } from '../../shared/defaults';
import { costsProblems } from '../../shared/limits';
import { type CostChangesDataQuery } from '../AzureCostsDataQuery';
import { columnKinds } from '../columnKinds';
import { queryWarnings } from '../queryWarnings';
import { ComparisonRow } from './ComparisonRow';
import { CostRow } from './CostRow';
import { type QueryTypeEditorProps } from './EditorPartProps';
import { FilterRow } from './FilterRow';
import { GroupingRow } from './GroupingRow';
import { ScopeRow } from './ScopeRow';

/** The rows of a `costChanges` query. */
export function CostChangesEditor(props: QueryTypeEditorProps<CostChangesDataQuery>) {
  const { id, query, fromAlert, dataSource, options, variables, shown, onChange, onRunQuery } = props;
  const defaults = useMemo(() => costChangesDefaults({ fromAlert }), [fromAlert]);
  const patch = useQueryPatch<CostChangesDataQuery>({ query, defaults, onChange, onRunQuery, isComplete });
  const kinds = columnKinds(variables, options.tagKeys);
  const part = { id, query, defaults, patch, warnings: queryWarnings(query, { fromAlert }) };

  return (
    <>
      <ScopeRow {...part} dataSource={dataSource} options={options} />
      <CostRow {...part} />
      <GroupingRow {...part} kinds={kinds} />
      <FilterRow {...part} kinds={kinds} options={options} variables={variables} />
      <ComparisonRow {...part} shown={shown} fromAlert={fromAlert} />
    </>
  );
}

// A query that Azure would refuse, or that is half written, is saved but not run.
const isComplete = ({ scopes, groupBy, filters }: CostChangesDataQuery): boolean =>
  costsProblems({ scopes, groupBy, filters }).length === 0;
