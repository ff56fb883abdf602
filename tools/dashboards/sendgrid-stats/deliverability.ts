import type { DashboardBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { chartPanel, type PlacedPanel } from '../panels';
import { accountsVariable, categoriesVariable, LOWEST_EXPECTED_RATE, mailDashboard } from './mailDashboard';
import { type StatsFields, StatsTarget } from './StatsTarget';

const CATEGORIES = { source: 'categories', names: ['$category'] } as const satisfies StatsFields;
const PROVIDERS = { source: 'mailboxProviders', top: { limit: 8 } } as const satisfies StatsFields;

interface Chart extends Omit<PlacedPanel, 'targets'> {
  readonly fields: StatsFields;
  readonly style: 'stackedAreas' | 'lines';
  readonly legendCalc: 'sum' | 'mean' | 'max';
  /** Where the axis begins unless something falls below. Default 0. */
  readonly softMin?: number;
}

const CHARTS: readonly Chart[] = [
  {
    title: 'Delivered by category',
    description: 'What part of the requested mail of each category arrived.',
    at: [0, 0, 12, 12],
    fields: { ...CATEGORIES, metrics: [], rates: ['delivered'] },
    style: 'lines',
    legendCalc: 'mean',
    softMin: LOWEST_EXPECTED_RATE,
  },
  {
    title: 'Mail by category',
    description: 'How much mail of each category was requested.',
    at: [12, 0, 12, 12],
    fields: { ...CATEGORIES, metrics: ['requests'] },
    style: 'lines',
    legendCalc: 'sum',
  },
  {
    title: 'Opened by category',
    description: 'Messages that were opened, as a percent of those delivered. Opens come in for days.',
    at: [0, 12, 12, 12],
    fields: { ...CATEGORIES, metrics: [], rates: ['unique_opens'] },
    style: 'lines',
    legendCalc: 'mean',
  },
  {
    title: 'Clicked by category',
    description: 'Messages in which a link was followed, as a percent of those delivered.',
    at: [12, 12, 12, 12],
    fields: { ...CATEGORIES, metrics: [], rates: ['unique_clicks'] },
    style: 'lines',
    legendCalc: 'mean',
  },
  {
    title: 'Delivered by mailbox provider',
    description: 'How much mail the largest providers took.',
    at: [0, 24, 12, 12],
    fields: PROVIDERS,
    style: 'lines',
    legendCalc: 'sum',
  },
  {
    title: 'Blocked by mailbox provider',
    description: 'Mail that providers refused for now, such as for the sender’s address.',
    at: [12, 24, 12, 12],
    fields: { ...PROVIDERS, metrics: ['blocks'] },
    style: 'lines',
    legendCalc: 'sum',
  },
  {
    title: 'Bounced by mailbox provider',
    description: 'Mail that providers refused for good.',
    at: [0, 36, 12, 12],
    fields: { ...PROVIDERS, metrics: ['bounces'] },
    style: 'lines',
    legendCalc: 'sum',
  },
  {
    title: 'Reported as spam by mailbox provider',
    description: 'Mail that readers marked as spam, at the providers that tell.',
    at: [12, 36, 12, 12],
    fields: { ...PROVIDERS, metrics: ['spam_reports'] },
    style: 'lines',
    legendCalc: 'sum',
  },
];

/** Where the mail of an account arrives and where it does not. What is asked about one source is one question a month. */
export function deliverability(): DashboardBuilder {
  const dashboard = mailDashboard({
    uid: 'sendgrid-deliverability',
    title: 'Deliverability by category and mailbox provider',
    description: 'What of each category arrives and is read, and which mailbox providers take or refuse the mail.',
  })
    .withVariable(accountsVariable())
    .withVariable(categoriesVariable());
  for (const { fields, softMin = 0, ...chart } of CHARTS) {
    dashboard.withPanel(chartPanel({ ...chart, targets: [new StatsTarget(fields)] }).axisSoftMin(softMin));
  }
  return dashboard;
}
