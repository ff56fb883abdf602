import { useQueryPatch } from '@glance/query-editor';
import { useMemo } from 'react';
import { costsDefaults } from '../../shared/defaults';
import { costsProblems } from '../../shared/limits';
import { type CostsDataQuery } from '../AzureCostsDataQuery';
import { columnKinds } from '../columnKinds';
import { queryWarnings } from '../queryWarnings';
import { CostRow } from './CostRow';
import { DaysRow } from './DaysRow';
import { DisplayRow } from './DisplayRow';
import { type QueryTypeEditorProps } from './EditorPartProps';
import { FilterRow } from './FilterRow';
import { GranularityField } from './GranularityField';
import { GroupingRow } from './GroupingRow';
import { ScopeRow } from './ScopeRow';
import { TopFields } from './TopFields';

/** The rows of a `costs` query. */
export function CostsEditor(props: QueryTypeEditorProps<CostsDataQuery>) {
  const { id, query, fromAlert, dataSource, options, variables, shown, onChange, onRunQuery } = props;
  const defaults = useMemo(() => costsDefaults({ fromAlert }), [fromAlert]);
  const patch = useQueryPatch<CostsDataQuery>({ query, defaults, onChange, onRunQuery, isComplete });
  const kinds = columnKinds(variables, options.tagKeys);
  const part = { id, query, defaults, patch, warnings: queryWarnings(query, { fromAlert }) };

  return (
    <>
      <ScopeRow {...part} dataSource={dataSource} options={options} />
      <CostRow {...part}>
        <GranularityField {...part} />
      </CostRow>
      <GroupingRow {...part} kinds={kinds} patch={(change) => patch(withoutIdleTop(change))}>
        <TopFields {...part} />
      </GroupingRow>
      <FilterRow {...part} kinds={kinds} options={options} variables={variables} />
      <DaysRow {...part} shown={shown} />
      <DisplayRow {...part} fromAlert={fromAlert} />
    </>
  );
}

// A query that Azure would refuse, or that is half written, is saved but not run.
const isComplete = (query: CostsDataQuery): boolean => costsProblems(query).length === 0;

// The limit on groups goes with the last grouping.
function withoutIdleTop(change: Partial<CostsDataQuery>): Partial<CostsDataQuery> {
  return change.groupBy?.length === 0 ? { ...change, top: undefined } : change;
}
