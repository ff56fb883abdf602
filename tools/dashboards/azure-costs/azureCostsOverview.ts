import type { DashboardBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { costDashboard } from './costDashboard';
import { changesTable, costChart, costStat } from './costPanels';
import type { CostsFields } from './CostsTarget';

const BILLED: CostsFields = { scopes: ['*'] };
// Currencies are never added up, so subscriptions billed in different ones have only US dollars in common.
const SERVICES_IN_USD = {
  ...BILLED,
  metric: 'CostUSD',
  groupBy: [{ type: 'Dimension', name: 'ServiceName' }],
} as const;
const LARGEST: CostsFields = { ...SERVICES_IN_USD, top: { limit: 10 } };

/**
 * Every subscription that the credential can see. Asks Azure two questions for each of them; one is a question of the
 * other dashboard too, so that both together ask three, and of the four a minute one is left for alert rules.
 */
export function azureCostsOverview(): DashboardBuilder {
  return costDashboard({
    uid: 'azure-costs-overview',
    title: 'Azure costs overview',
    description: 'What all subscriptions cost: each as it is billed, and by service together in US dollars.',
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
        title: 'Cost per day by subscription, as billed',
        description: 'Not stacked, because subscriptions may be billed in different currencies; each has its axis.',
        at: [0, 5, 12, 11],
        query: BILLED,
        style: 'lines',
      })
    )
    .withPanel(
      costChart({
        title: 'Running total by subscription, as billed',
        description: 'What has come together since the start of the time range.',
        at: [12, 5, 12, 11],
        query: { ...BILLED, cumulative: true },
        style: 'lines',
      })
    )
    .withPanel(
      costChart({
        title: 'Cost per day by service in USD, stacked',
        description:
          'The ten largest services of the time range, and all others of each subscription: together the whole cost.',
        at: [0, 27, 12, 14],
        query: LARGEST,
        style: 'stackedAreas',
      })
    )
    .withPanel(
      costChart({
        title: 'Cost per day by service in USD, unstacked',
        description: 'The same services, to see which one creeps up.',
        at: [12, 27, 12, 14],
        query: LARGEST,
        style: 'lines',
      })
    )
    .withPanel(
      changesTable({
        title: 'What crept up, in USD',
        description:
          'The newest settled day of each service against the mean of the same weekday in the four weeks before, largest increase first.',
        at: [0, 16, 24, 11],
        query: { queryType: 'costChanges', ...SERVICES_IN_USD },
        columns: {
          subscription: { heading: 'Subscription' },
          subscriptionId: 'hidden',
          ServiceName: { heading: 'Service' },
        },
      })
    );
}
