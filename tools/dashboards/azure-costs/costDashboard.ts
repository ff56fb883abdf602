import type { DashboardBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { type DashboardFamily, type DashboardHead, dashboardOf } from '../PluginDashboard';
import { AZURE_COSTS } from './CostsTarget';

const COSTS: DashboardFamily = {
  tag: 'azure-costs',
  title: 'Azure costs',
  pluginId: AZURE_COSTS,
  time: { from: 'now-90d', to: 'now' },
  // Azure's days are.
  timeZone: 'utc',
};

/** An empty dashboard of costs: the last 90 days. */
export function costDashboard(head: DashboardHead): DashboardBuilder {
  return dashboardOf(COSTS, head);
}
