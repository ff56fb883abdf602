import type { PluginDashboard } from '../PluginDashboard';
import { deliverability } from './deliverability';
import { fleetOverview } from './fleetOverview';

export const dashboards: readonly PluginDashboard[] = [
  // All accounts at once would be more lines than anybody can read.
  {
    build: deliverability,
    firstLook: { account: { selected: true, text: ['Contoso Shop'], value: ['contoso-shop'] } },
  },
  { build: fleetOverview },
];
