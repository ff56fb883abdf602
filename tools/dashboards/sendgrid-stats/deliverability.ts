import type { DashboardBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import {
  accountsVariable,
  categoriesVariable,
  DELIVERED_AXIS,
  mailChart,
  type MailChart,
  mailDashboard,
} from './mailDashboard';
import type { StatsFields } from './StatsTarget';

const CATEGORIES = { source: 'categories', names: ['$category'] } as const satisfies StatsFields;
const PROVIDERS = { source: 'mailboxProviders', top: { limit: 8 } } as const satisfies StatsFields;

const CHARTS: readonly MailChart[] = [
  {
    title: 'Delivered by category',
    description: 'What part of the requested mail of each category arrived.',
    at: [0, 0, 12, 12],
    fields: { ...CATEGORIES, metrics: [], rates: ['delivered'] },
    legendCalc: 'mean',
    axis: DELIVERED_AXIS,
  },
  {
    title: 'Mail by category',
    description: 'How much mail of each category was requested.',
    at: [12, 0, 12, 12],
    fields: { ...CATEGORIES, metrics: ['requests'] },
    legendCalc: 'sum',
  },
  {
    title: 'Opened by category',
    description: 'Messages that were opened, as a percent of those delivered. Opens come in for days.',
    at: [0, 12, 12, 12],
    fields: { ...CATEGORIES, metrics: [], rates: ['unique_opens'] },
    legendCalc: 'mean',
  },
  {
    title: 'Clicked by category',
    description: 'Messages in which a link was followed, as a percent of those delivered.',
    at: [12, 12, 12, 12],
    fields: { ...CATEGORIES, metrics: [], rates: ['unique_clicks'] },
    legendCalc: 'mean',
  },
  {
    title: 'Delivered by mailbox provider',
    description: 'How much mail the largest providers took.',
    at: [0, 24, 12, 12],
    fields: PROVIDERS,
    legendCalc: 'sum',
  },
  {
    title: 'Blocked by mailbox provider',
    description: 'Mail that providers refused for now, such as for the sender’s address.',
    at: [12, 24, 12, 12],
    fields: { ...PROVIDERS, metrics: ['blocks'] },
    legendCalc: 'sum',
  },
  {
    title: 'Bounced by mailbox provider',
    description: 'Mail that providers refused for good.',
    at: [0, 36, 12, 12],
    fields: { ...PROVIDERS, metrics: ['bounces'] },
    legendCalc: 'sum',
  },
  {
    title: 'Reported as spam by mailbox provider',
    description: 'Mail that readers marked as spam, at the providers that tell.',
    at: [12, 36, 12, 12],
    fields: { ...PROVIDERS, metrics: ['spam_reports'] },
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
  for (const chart of CHARTS) {
    dashboard.withPanel(mailChart(chart));
  }
  return dashboard;
}
