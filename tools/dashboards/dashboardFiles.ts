import type { Dashboard, DashboardBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { azureCostsByResourceGroup } from './azureCostsByResourceGroup';
import { azureCostsOverview } from './azureCostsOverview';

/** A file that is generated; its path counts from the project's root. */
export interface DashboardFile {
  readonly path: string;
  readonly text: string;
}

const AZURE_COSTS: ReadonlyArray<() => DashboardBuilder> = [azureCostsByResourceGroup, azureCostsOverview];

/**
 * Every dashboard twice: bundled with its plugin, for people to import, and provisioned, for `npm start` and Docker. The
 * bundled one has an id of its own, since Grafana refuses to import over a provisioned dashboard.
 */
export function dashboardFiles(): readonly DashboardFile[] {
  return AZURE_COSTS.map((build) => withPanelIds(build().build())).flatMap((dashboard) => [
    {
      path: `plugins/azure-costs/src/dashboards/${dashboard.uid}.json`,
      text: toJson({ ...dashboard, uid: `glance-${dashboard.uid}` }),
    },
    { path: `provisioning/dashboards/generated/${dashboard.uid}.json`, text: toJson(dashboard) },
  ]);
}

/** Links to a panel and its place in alert rules hang on its id, so it must not be left to Grafana. */
function withPanelIds(dashboard: Dashboard): Dashboard {
  return { ...dashboard, panels: dashboard.panels?.map((panel, index) => ({ id: index + 1, ...panel })) };
}

function toJson(dashboard: Dashboard): string {
  return `${JSON.stringify(dashboard, undefined, 2)}\n`;
}
