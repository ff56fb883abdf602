import type { Dashboard, DashboardBuilder, VariableOption } from '@grafana/grafana-foundation-sdk/dashboard';
import { azureCostsByResourceGroup } from './azureCostsByResourceGroup';
import { azureCostsOverview } from './azureCostsOverview';

/** A file that is generated; its path counts from the project's root. */
export interface DashboardFile {
  readonly path: string;
  readonly text: string;
}

const AZURE_COSTS: ReadonlyArray<() => DashboardBuilder> = [azureCostsByResourceGroup, azureCostsOverview];

/** The subscription of the simulated tenant with the most to see. Grafana takes another where there is no such one. */
const FIRST_LOOK: VariableOption = { text: 'Contoso Production', value: '2f6c9d1e-4b7a-4c58-9a31-6d0e8f5b7c11' };

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
    { path: `provisioning/dashboards/generated/${dashboard.uid}.json`, text: toJson(withFirstLook(dashboard)) },
  ]);
}

/** Links to a panel and its place in alert rules hang on its id, so it must not be left to Grafana. */
function withPanelIds(dashboard: Dashboard): Dashboard {
  return { ...dashboard, panels: dashboard.panels?.map((panel, index) => ({ id: index + 1, ...panel })) };
}

function withFirstLook(dashboard: Dashboard): Dashboard {
  const list = dashboard.templating.list?.map((variable) =>
    variable.name === 'subscription' ? { ...variable, current: FIRST_LOOK } : variable
  );
  return { ...dashboard, templating: { list } };
}

function toJson(dashboard: Dashboard): string {
  return `${JSON.stringify(dashboard, undefined, 2)}\n`;
}
