import {
  DashboardBuilder,
  DashboardCursorSync,
  DashboardLinkBuilder,
  DashboardLinkType,
  DatasourceVariableBuilder,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { AZURE_COSTS } from './CostsTarget';

const TAG = 'azure-costs';

/** A dashboard as programs describe it. */
export interface CostDashboard {
  /** Also the name of its file. */
  readonly uid: string;
  readonly title: string;
  readonly description: string;
}

/**
 * What the cost dashboards share: the last 90 days, in UTC because Azure's days are, the choice of the data source, and
 * links to each other.
 */
export function costDashboard({ uid, title, description }: CostDashboard): DashboardBuilder {
  const siblings = new DashboardLinkBuilder('Azure costs')
    .type(DashboardLinkType.Dashboards)
    .tags([TAG])
    .asDropdown(true)
    .includeVars(true)
    .keepTime(true);
  return new DashboardBuilder(title)
    .uid(uid)
    .description(description)
    .tags([TAG])
    .timezone('utc')
    .time({ from: 'now-90d', to: 'now' })
    .tooltip(DashboardCursorSync.Crosshair)
    .link(siblings)
    .withVariable(new DatasourceVariableBuilder('datasource').label('Data source').type(AZURE_COSTS));
}
