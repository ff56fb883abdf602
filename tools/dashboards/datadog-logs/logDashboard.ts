import {
  AdHocVariableBuilder,
  AnnotationQueryBuilder,
  type DashboardBuilder,
  QueryVariableBuilder,
  VariableRefresh,
  VariableSort,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { type DashboardFamily, type DashboardHead, dashboardOf } from '../PluginDashboard';
import { CHOSEN_DATA_SOURCE, DATADOG_LOGS, LogsTarget } from './LogsTarget';

const LOGS: DashboardFamily = {
  tag: 'datadog-logs',
  title: 'Datadog logs',
  pluginId: DATADOG_LOGS,
  time: { from: 'now-24h', to: 'now' },
  timeZone: 'browser',
};

/** Which logs the reader has chosen, as a part of a search. */
export const CHOSEN_LOGS = 'env:$env service:$service';

/** An empty dashboard of logs: environment, services, further filters, and the deployments as annotations. */
export function logDashboard(head: DashboardHead): DashboardBuilder {
  return dashboardOf(LOGS, head)
    .withVariable(facetVariable({ facet: 'env', label: 'Environment', query: '*' }))
    .withVariable(facetVariable({ facet: 'service', label: 'Service', query: 'env:$env' }))
    .withVariable(new AdHocVariableBuilder('filters').label('Filters').datasource(CHOSEN_DATA_SOURCE))
    .annotation(
      new AnnotationQueryBuilder()
        .name('Deployments')
        .datasource(CHOSEN_DATA_SOURCE)
        .enable(true)
        .iconColor('blue')
        .target(new LogsTarget({ queryType: 'logs', query: `source:deployment ${CHOSEN_LOGS}`, limit: 100 }, 'Anno'))
    );
}

interface Facet {
  readonly facet: string;
  readonly label: string;
  /** Of which logs the values are. */
  readonly query: string;
}

function facetVariable({ facet, label, query }: Facet): QueryVariableBuilder {
  return (
    new QueryVariableBuilder(facet)
      .label(label)
      .datasource(CHOSEN_DATA_SOURCE)
      .query({ refId: facet, queryType: 'variable', variable: 'facetValues', facet, query })
      .definition(`Values of ${facet}`)
      .refresh(VariableRefresh.OnTimeRangeChanged)
      .sort(VariableSort.AlphabeticalAsc)
      .multi(true)
      .includeAll(true)
      // Not the list of all values, which would leave out those that are new.
      .allValue('*')
  );
}
