import {
  type DashboardBuilder,
  QueryVariableBuilder,
  ThresholdsConfigBuilder,
  ThresholdsMode,
  VariableRefresh,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { type DashboardFamily, type DashboardHead, dashboardOf } from '../PluginDashboard';
import { CHOSEN_DATA_SOURCE, SENDGRID_STATS } from './StatsTarget';

const MAIL: DashboardFamily = {
  tag: 'sendgrid-stats',
  title: 'SendGrid stats',
  pluginId: SENDGRID_STATS,
  // Days begin at another instant in each account's zone: the reader's own zone is as good as any.
  time: { from: 'now-30d', to: 'now' },
  timeZone: 'browser',
};

/** From what percent of delivered mail on all is well, and below what it is not. */
export const DELIVERED_THRESHOLDS = new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps([
  { value: null, color: 'red' },
  { value: 95, color: 'orange' },
  { value: 98, color: 'green' },
]);

/** Charts of delivered mail begin here, in percent, unless something falls below: differences of a percent count. */
export const LOWEST_EXPECTED_RATE = 80;

/** An empty dashboard of mail. */
export function mailDashboard(head: DashboardHead): DashboardBuilder {
  return dashboardOf(MAIL, head);
}

/** The choice of accounts, all at first. */
export function accountsVariable(): QueryVariableBuilder {
  return listVariable({ name: 'account', label: 'Account', variable: 'accounts' });
}

/** The choice of categories among those of the chosen accounts, the largest at first. */
export function categoriesVariable(): QueryVariableBuilder {
  return listVariable({ name: 'category', label: 'Category', variable: 'categories', accounts: ['$account'] });
}

interface ListVariable {
  readonly name: string;
  readonly label: string;
  readonly variable: 'accounts' | 'categories';
  readonly accounts?: readonly string[];
}

function listVariable({ name, label, ...query }: ListVariable): QueryVariableBuilder {
  return (
    new QueryVariableBuilder(name)
      .label(label)
      .datasource(CHOSEN_DATA_SOURCE)
      .query({ refId: name, queryType: 'variable', ...query })
      .definition(label)
      .refresh(VariableRefresh.OnDashboardLoad)
      .multi(true)
      .includeAll(true)
      // Not the list of all values: one that is new is among them at once.
      .allValue('*')
  );
}
