import { type EntryProblem } from '@glance/query-editor';
import { AUTO_INTERVAL, logCountsDefaults } from '../shared/defaults';
import { parseDuration } from '../shared/duration';
import { groupProduct, MAX_GROUPS } from '../shared/limits';
import { type LogCountsQueryModel } from '../shared/LogCountsQuery';

// What has another value with every deployment or log, so that alert instances come and go.
const VOLATILE =
  /^@?(host|hostname|pod_name|container_id|container_name|task_arn|message|trace_id|@?.*(request|session)_?id)$/i;

/**
 * Why an alert rule on a query would fire wrongly or stay silent. In a rule everything is said; of a panel, of which a
 * rule may be made, only what was chosen there and would come along.
 * @param groupCount how many groups the answer on screen has
 */
export function alertWarnings(
  query: LogCountsQueryModel,
  { fromAlert, groupCount }: { readonly fromAlert: boolean; readonly groupCount: number }
): readonly EntryProblem[] {
  const warnings = [...chosenRisks(query), ...(fromAlert ? setUpRisks(query, groupCount) : limitRisks(query))];
  return warnings.map((text) => ({ severity: 'warning', text }));
}

function chosenRisks({
  evaluationDelay,
  partialBuckets,
  keepGroups,
  fill,
  groupBy = [],
}: LogCountsQueryModel): string[] {
  const facets = groupBy.filter(({ missing, facet }) => missing === false && facet !== '').map(({ facet }) => facet);
  return [
    ...(evaluationDelay !== undefined && parseDuration(evaluationDelay) === 0
      ? ['No delay: a rule counts before late logs have arrived']
      : []),
    ...(partialBuckets === 'keep' ? ['Partial buckets are kept: the last one is always too low'] : []),
    ...(fill === 'none' || fill === 'null'
      ? ['Buckets without logs have no value: a rule that waits for silence never sees it']
      : []),
    ...(keepGroups === '' && groupBy.length > 0
      ? ['Groups are not kept: when one falls silent its alert resolves, and a rule for "below" never fires']
      : []),
    ...groupBy
      .filter(({ sort }) => sort === 'asc')
      .map(({ facet }) => `The smallest groups of ${facet} are kept: one that grows drops out`),
    ...(facets.length > 0 ? [`Logs without ${facets.join(' or ')} are not counted at all`] : []),
  ];
}

// A grouping that names no limit has a larger one in a rule than in a panel.
function limitRisks({ groupBy = [] }: LogCountsQueryModel): string[] {
  const product = groupProduct({ groupBy, groupLimit: ruleDefaults(groupBy.length).groupLimit });
  return product > MAX_GROUPS
    ? [`In a rule the groupings have limits that make ${product} groups, more than Datadog takes: name smaller ones`]
    : [];
}

function setUpRisks(query: LogCountsQueryModel, groupCount: number): string[] {
  const { interval = AUTO_INTERVAL, mode = 'timeseries', keepGroups, groupBy = [] } = query;
  const { groupLimit, keepGroups: keptByDefault } = ruleDefaults(groupBy.length);
  const most = groupProduct({ groupBy, groupLimit });
  const volatile = groupBy.map(({ facet }) => facet).filter((facet) => VOLATILE.test(facet));
  return [
    ...(interval === AUTO_INTERVAL && mode === 'timeseries'
      ? ['The interval is auto: a longer range makes wider buckets, in which the same threshold means less. Choose one']
      : []),
    ...(groupBy.length > 0 && groupCount >= most
      ? [
          `There are as many groups as the limit (${most}) or more: those beyond it are not evaluated. Raise the limit, or search for less`,
        ]
      : []),
    ...(groupBy.length > 0 && keepGroups === undefined && keptByDefault === ''
      ? ['With more than two facets groups are not kept unless you say so: when one falls silent its alert resolves']
      : []),
    ...(volatile.length > 0
      ? [`Values of ${volatile.join(' and ')} come and go: each new one is a new alert instance`]
      : []),
  ];
}

const ruleDefaults = (facetCount: number) => logCountsDefaults({ fromAlert: true, evaluationDelayMs: 0 }, facetCount);
