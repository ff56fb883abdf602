import type { DashboardBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { costDashboard } from './costDashboard';
import { costChart, costStat } from './costPanels';
import type { CostsFields } from './CostsTarget';

const BILLED: CostsFields = { scopes: ['*'] };
// Currencies are never added up, so subscriptions billed in different ones have only US dollars in common.
const IN_USD: CostsFields = { ...BILLED, metric: 'CostUSD' };
const BY_SERVICE: CostsFields = {
  ...IN_USD,
  groupBy: [{ type: 'Dimension', name: 'ServiceName' }],
  top: { limit: 10 },
};

/** Every subscription that the credential can see. Asks Azure three questions for each of them. */
export function azureCostsOverview(): DashboardBuilder {
  return costDashboard({
    uid: 'azure-costs-overview',
    title: 'Azure costs overview',
    description: 'What all subscriptions cost: each in its own currency, and together in US dollars.',
  })
    .withPanel(
      costStat({
        title: 'Cost in the time range, as billed',
        description:
          'Sum of all days for each subscription and currency. Azure may still raise the newest days that are included.',
        at: [0, 0, 24, 5],
        query: BILLED,
        calc: 'sum',
        hasSparkline: true,
      })
    )
    .withPanel(
      costChart({
        title: 'Cost per day by subscription in USD, stacked',
        description: 'All subscriptions on top of each other, by the exchange rates that Azure bills with.',
        at: [0, 5, 12, 11],
        query: IN_USD,
        style: 'stackedAreas',
      })
    )
    .withPanel(
      costChart({
        title: 'Running total by subscription in USD',
        description: 'What has come together since the start of the time range.',
        at: [12, 5, 12, 11],
        query: { ...IN_USD, cumulative: true },
        style: 'lines',
      })
    )
    .withPanel(
      costChart({
        title: 'Cost per day by service in USD, stacked',
        description: 'The ten largest services of the time range, and all others of each subscription.',
        at: [0, 16, 12, 14],
        query: BY_SERVICE,
        style: 'stackedAreas',
      })
    )
    .withPanel(
      costChart({
        title: 'Cost per day by service in USD, unstacked',
        description: 'The same services, to see which one creeps up.',
        at: [12, 16, 12, 14],
        query: BY_SERVICE,
        style: 'lines',
      })
    );
}
