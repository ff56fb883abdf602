import {
  type DashboardBuilder,
  QueryVariableBuilder,
  VariableRefresh,
  VariableSort,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { costDashboard } from './costDashboard';
import type { ColumnStyles } from '../panels';
import { changesTable, costChart, costStat, costTable } from './costPanels';
import { CHOSEN_DATA_SOURCE, type CostsFields } from './CostsTarget';

const SUBSCRIPTION = { scopes: ['subscriptions/${subscription}'] };
const BY_GROUP = [{ type: 'Dimension', name: 'ResourceGroupName' }] as const;
const LARGEST: CostsFields = { ...SUBSCRIPTION, groupBy: BY_GROUP, top: { limit: 10 } };
const COLUMNS: ColumnStyles = {
  subscription: 'hidden',
  subscriptionId: 'hidden',
  ResourceGroupName: { heading: 'Resource group' },
  currency: { heading: 'Currency' },
};
const SETTLED: CostsFields = { ...SUBSCRIPTION, unsettledDays: { show: 'drop' } };

/** One subscription by resource group, stacked and unstacked. Asks Azure two questions for the subscription. */
export function azureCostsByResourceGroup(): DashboardBuilder {
  const subscriptions = new QueryVariableBuilder('subscription')
    .label('Subscription')
    .datasource(CHOSEN_DATA_SOURCE)
    .query({ refId: 'subscription', queryType: 'variable', variable: 'subscriptions' })
    .definition('Subscriptions')
    .refresh(VariableRefresh.OnDashboardLoad)
    .sort(VariableSort.Disabled);

  return costDashboard({
    uid: 'azure-costs-by-resource-group',
    title: 'Azure costs by resource group',
    description: 'What each resource group of a subscription costs per day, and which are the largest.',
  })
    .withVariable(subscriptions)
    .withPanel(
      costStat({
        title: 'Cost in the time range',
        description: 'Sum of all days, the newest ones included, which Azure may still raise.',
        at: [0, 0, 8, 4],
        query: SUBSCRIPTION,
        calc: 'sum',
        hasSparkline: false,
      })
    )
    .withPanel(
      costStat({
        title: 'Average per settled day',
        description: 'Mean of the days that are complete: without today and yesterday.',
        at: [8, 0, 8, 4],
        query: SETTLED,
        calc: 'mean',
        hasSparkline: false,
      })
    )
    .withPanel(
      costStat({
        title: 'Newest settled day',
        description: 'Cost of the newest day that is complete.',
        at: [16, 0, 8, 4],
        query: SETTLED,
        calc: 'lastNotNull',
        hasSparkline: false,
      })
    )
    .withPanel(
      costChart({
        title: 'Cost per day by resource group, stacked',
        description: 'The ten largest resource groups of the time range and all others, adding up to the whole cost.',
        at: [0, 4, 12, 13],
        query: LARGEST,
        style: 'stackedAreas',
      })
    )
    .withPanel(
      costChart({
        title: 'Cost per day by resource group, unstacked',
        description: 'The same ten resource groups and all others, to compare with each other and follow one by one.',
        at: [12, 4, 12, 13],
        query: LARGEST,
        style: 'lines',
      })
    )
    .withPanel(
      costChart({
        title: 'Running total',
        description: 'What has come together since the start of the time range.',
        at: [0, 27, 12, 11],
        query: { ...SUBSCRIPTION, cumulative: true },
        style: 'lines',
      })
    )
    .withPanel(
      costTable({
        title: 'Resource groups by cost',
        description:
          'Total of the time range, largest first. "(none)" is what belongs to no resource group: purchases, support.',
        at: [12, 27, 12, 11],
        query: { ...SUBSCRIPTION, groupBy: BY_GROUP, granularity: 'None', format: 'table' },
        columns: COLUMNS,
      })
    )
    .withPanel(
      changesTable({
        title: 'What crept up',
        description:
          'The newest settled day of each resource group against the mean of the same weekday in the four weeks before, largest increase first.',
        at: [0, 17, 24, 10],
        query: { queryType: 'costChanges', ...SUBSCRIPTION, groupBy: BY_GROUP },
        columns: COLUMNS,
      })
    );
}
