import type { DashboardBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { costDashboard } from './costDashboard';
import { costChart, costStat } from './costPanels';
import type { CostsFields } from './CostsTarget';

const EVERYTHING = { scopes: ['*'] };
const BY_SERVICE: CostsFields = {
  ...EVERYTHING,
  groupBy: [{ type: 'Dimension', name: 'ServiceName' }],
  top: { limit: 10 },
};

/** Every subscription that the credential can see. Asks Azure three questions for each of them. */
export function azureCostsOverview(): DashboardBuilder {
  return costDashboard({
    uid: 'azure-costs-overview',
    title: 'Azure costs overview',
    description: 'What all subscriptions cost, by subscription, by service and by month.',
  })
    .withPanel(
      costStat({
        title: 'Cost in the time range',
        description: 'Sum of all days, the newest ones included, which Azure may still raise.',
        at: [0, 0, 24, 5],
        query: EVERYTHING,
        calc: 'sum',
      })
    )
    .withPanel(
      costChart({
        title: 'Cost per day by subscription, stacked',
        description: 'Currencies are never added up: each has its own axis and its own stack.',
        at: [0, 5, 12, 11],
        query: EVERYTHING,
        style: 'stackedAreas',
      })
    )
    .withPanel(
      costChart({
        title: 'Running total by subscription',
        description: 'What has come together since the start of the time range.',
        at: [12, 5, 12, 11],
        query: { ...EVERYTHING, cumulative: true },
        style: 'lines',
      })
    )
    .withPanel(
      costChart({
        title: 'Cost per day by service, stacked',
        description: 'The ten largest services of the time range in each currency, and all others.',
        at: [0, 16, 12, 13],
        query: BY_SERVICE,
        style: 'stackedAreas',
      })
    )
    .withPanel(
      costChart({
        title: 'Cost per day by service, unstacked',
        description: 'The same services, to see which one creeps up.',
        at: [12, 16, 12, 13],
        query: BY_SERVICE,
        style: 'lines',
      })
    )
    .withPanel(
      costChart({
        title: 'Cost per month by subscription',
        description:
          'Whole months. The newest month is not over, and Azure re-rates it until three days after its end.',
        at: [0, 29, 24, 10],
        query: { ...EVERYTHING, granularity: 'Monthly' },
        style: 'stackedBars',
      })
    );
}
