import { EditorRow, LegendField, type QueryTypeProps, useQueryPatch } from '@glance/query-editor';
import { useMemo } from 'react';
import { logCountsDefaults } from '../../shared/defaults';
import { logCountsProblems } from '../../shared/limits';
import { alertWarnings } from '../alertWarnings';
import { alertPreview, bucketsPreview } from '../countsPreview';
import { type LogCountsDataQuery } from '../DatadogLogsDataQuery';
import { type DataSource } from '../DataSource';
import { countsWarnings } from '../queryWarnings';
import { useFacetOptions } from '../search/useSearchSuggestions';
import { AlertingRow } from './AlertingRow';
import { BucketsRow } from './BucketsRow';
import { ExpectedGroupsField } from './ExpectedGroupsField';
import { GroupByRow } from './GroupByRow';
import { MeasuresRow } from './MeasuresRow';
import { SearchRow } from './SearchRow';

export interface LogCountsEditorProps extends QueryTypeProps<DataSource, LogCountsDataQuery> {
  /** How many groups the answer on screen has. */
  readonly groupCount: number;
}

/** The rows of a `logCounts` query. */
export function LogCountsEditor(props: LogCountsEditorProps) {
  const { id, query, fromAlert, dataSource, variables, shown, groupCount, onChange, onRunQuery } = props;
  const { evaluationDelayMs } = dataSource;
  const isGrouped = (query.groupBy ?? []).length > 0;
  const facetCount = query.groupBy?.length ?? 0;
  const caller = useMemo(() => ({ fromAlert, evaluationDelayMs }), [fromAlert, evaluationDelayMs]);
  const defaults = useMemo(() => logCountsDefaults(caller, facetCount), [caller, facetCount]);
  const { groupLimit } = defaults;
  const isComplete = useMemo(() => completeness(groupLimit), [groupLimit]);
  const patch = useQueryPatch<LogCountsDataQuery>({ query, defaults, onChange, onRunQuery, isComplete });
  const facets = useFacetOptions(dataSource);
  const part = { id, query, defaults, patch, warnings: countsWarnings(query, { fromAlert, groupLimit }) };

  return (
    <>
      <SearchRow {...part} dataSource={dataSource} variables={variables} />
      <MeasuresRow {...part} facets={facets} variables={variables} />
      <GroupByRow {...part} facets={facets} variables={variables} />
      <BucketsRow {...part} variables={variables} preview={bucketsPreview(query, shown, caller)} />
      <AlertingRow
        {...part}
        fromAlert={fromAlert}
        preview={alertPreview(query, shown, evaluationDelayMs)}
        risks={alertWarnings(query, { fromAlert, groupCount })}
      >
        {isGrouped && <ExpectedGroupsField {...part} dataSource={dataSource} variables={variables} />}
      </AlertingRow>
      <EditorRow label="Display">
        <LegendField
          id={`${id}-legend`}
          data-testid="datadog-logs-legend"
          labels={labelsOf(query)}
          value={query.legendFormat ?? defaults.legendFormat}
          onCommit={(legendFormat) => patch({ legendFormat })}
        />
      </EditorRow>
    </>
  );
}

function labelsOf({ groupBy = [], computes = [] }: LogCountsDataQuery): readonly string[] {
  const facets = groupBy.map(({ facet }) => facet).filter((facet) => facet !== '');
  return computes.length > 1 ? [...facets, 'metric'] : facets;
}

// A query that Datadog would refuse, or that is half written, is saved but not run.
const completeness =
  (groupLimit: number) =>
  (query: LogCountsDataQuery): boolean =>
    logCountsProblems({ ...query, groupLimit }).length === 0 &&
    (query.expectedGroups ?? []).every((group) => Object.values(group).every((value) => value !== ''));
