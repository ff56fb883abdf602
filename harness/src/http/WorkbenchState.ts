import { type DataSourceStore } from './DataSourceStore';
import { type PluginCatalog } from './plugins/PluginCatalog';
import { type ProvisionedDashboard } from './provisioning/readDashboards';

/** What the routes serve. */
export interface WorkbenchState {
  readonly dataSources: DataSourceStore;
  readonly plugins: PluginCatalog;
  readonly dashboards: readonly ProvisionedDashboard[];
  readonly now: () => number;
}
