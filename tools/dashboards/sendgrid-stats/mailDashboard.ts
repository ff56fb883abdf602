import { LegendDisplayMode } from '@grafana/grafana-foundation-sdk/common';
import {
  type DashboardBuilder,
  QueryVariableBuilder,
  VariableRefresh,
} from '@grafana/grafana-foundation-sdk/dashboard';
import type { PanelBuilder as TimeSeriesBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import { type Calc, chartPanel, type PlacedPanel } from '../panels';
import { type DashboardFamily, type DashboardHead, dashboardOf } from '../PluginDashboard';
import { CHOSEN_DATA_SOURCE, SENDGRID_STATS, type StatsFields, StatsTarget } from './StatsTarget';

const MAIL: DashboardFamily = {
  tag: 'sendgrid-stats',
  title: 'SendGrid stats',
  pluginId: SENDGRID_STATS,
  // Days begin at another instant in each account's zone: the reader's own zone is as good as any.
  time: { from: 'now-30d', to: 'now' },
  timeZone: 'browser',
};

/** Of charts of delivered mail, in percent: differences of a percent count. */
export const DELIVERED_AXIS = { softMin: 80, softMax: 100 } as const;

/** An empty dashboard of mail. */
export function mailDashboard(head: DashboardHead): DashboardBuilder {
  return dashboardOf(MAIL, head);
}

/** A chart of figures day by day. */
export interface MailChart extends Omit<PlacedPanel, 'targets'> {
  readonly fields: StatsFields;
  readonly legendCalc?: Calc;
  /** Where the axis begins and ends unless something lies beyond. Default: it begins at 0. */
  readonly axis?: typeof DELIVERED_AXIS;
}

/** A line for each account or name, all of them in the legend. */
export function mailChart({ fields, axis, ...panel }: MailChart): TimeSeriesBuilder {
  const chart = chartPanel({
    ...panel,
    targets: [new StatsTarget(fields)],
    style: 'lines',
    legendMode: LegendDisplayMode.List,
  });
  return axis === undefined ? chart : chart.axisSoftMin(axis.softMin).axisSoftMax(axis.softMax);
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
