import type { PluginDashboard } from '../PluginDashboard';
import { azureCostsByResourceGroup } from './azureCostsByResourceGroup';
import { azureCostsOverview } from './azureCostsOverview';

/** The subscription of the simulated tenant with the most to see. Grafana takes another where there is no such one. */
const CONTOSO_PRODUCTION = { text: 'Contoso Production', value: '2f6c9d1e-4b7a-4c58-9a31-6d0e8f5b7c11' };

export const dashboards: readonly PluginDashboard[] = [
  { build: azureCostsByResourceGroup, firstLook: { subscription: CONTOSO_PRODUCTION } },
  { build: azureCostsOverview },
];
