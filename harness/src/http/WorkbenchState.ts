import { type GrafanaRelease } from '../pageBuild/GrafanaRelease';
import { type DataSourceStore } from './DataSourceStore';
import { type PluginCatalog } from './plugins/PluginCatalog';
import { type ProvisionedDashboard } from './provisioning/readDashboards';

/** What the routes serve. */
export interface WorkbenchState {
  readonly dataSources: DataSourceStore;
  readonly plugins: PluginCatalog;
  readonly dashboards: readonly ProvisionedDashboard[];
  /** The release whose packages the page is built from. */
  readonly grafana: GrafanaRelease;
  readonly now: () => number;
}
