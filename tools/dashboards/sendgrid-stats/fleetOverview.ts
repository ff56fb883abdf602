import type { DashboardBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { chartPanel, colouredText, statPanel, tablePanel } from '../panels';
import { accountsVariable, DELIVERED_THRESHOLDS, LOWEST_EXPECTED_RATE, mailDashboard } from './mailDashboard';
import { FigureTarget, StatsTarget } from './StatsTarget';

/** What SendGrid thinks of a sender, in percent: below 90 mail begins to suffer. */
const REPUTATION_STEPS = [
  { value: null, color: 'red' },
  { value: 75, color: 'orange' },
  { value: 90, color: 'green' },
];

/** Messages that may still be sent: the alert rule tells below the same number. */
const CREDITS_STEPS = [
  { value: null, color: 'red' },
  { value: 5000, color: 'text' },
];

const CHARTS = [
  {
    title: 'Bounces',
    description: 'Mail that servers refused for good, as a percent of what was requested.',
    rate: 'bounces',
  },
  {
    title: 'Blocks',
    description:
      'Mail that servers refused for now, such as for the sender’s address, as a percent of what was requested.',
    rate: 'blocks',
  },
  {
    title: 'Spam reports',
    description: 'Mail that readers marked as spam, as a percent of what was delivered.',
    rate: 'spam_reports',
  },
] as const;

/**
 * All accounts side by side: who sends, what arrives, and who is in trouble. The charts of an account are made of one
 * answer for each month.
 */
export function fleetOverview(): DashboardBuilder {
  const dashboard = mailDashboard({
    uid: 'sendgrid-fleet',
    title: 'Mail fleet overview',
    description: 'Volume, delivery, bounces, blocks, spam reports, credits and reputation of all accounts.',
  })
    .withVariable(accountsVariable())
    .withPanel(
      statPanel({
        title: 'Delivered on the newest whole day',
        description: 'What part of the requested mail arrived. Today is left out: its mail is still on its way.',
        at: [0, 0, 24, 5],
        targets: [new StatsTarget({ metrics: [], rates: ['delivered'], today: 'drop' })],
        calc: 'lastNotNull',
        hasSparkline: false,
      })
        .decimals(1)
        .thresholds(DELIVERED_THRESHOLDS)
    )
    .withPanel(
      chartPanel({
        title: 'Mail requested',
        description: 'How much mail each account was asked to send, day by day of its own zone.',
        at: [0, 5, 12, 13],
        targets: [new StatsTarget({ metrics: ['requests'] })],
        style: 'lines',
        legendCalc: 'sum',
      })
    )
    .withPanel(
      chartPanel({
        title: 'Delivered',
        description: 'What part of the requested mail arrived, day by day. A day without mail has no rate.',
        at: [12, 5, 12, 13],
        targets: [new StatsTarget({ metrics: [], rates: ['delivered'] })],
        style: 'lines',
        legendCalc: 'mean',
      }).axisSoftMin(LOWEST_EXPECTED_RATE)
    );
  CHARTS.forEach(({ title, description, rate }, index) => {
    dashboard.withPanel(
      chartPanel({
        title,
        description,
        at: [8 * index, 18, 8, 12],
        targets: [new StatsTarget({ metrics: [], rates: [rate] })],
        style: 'lines',
        legendCalc: 'max',
      })
    );
  });
  return dashboard.withPanel(
    tablePanel({
      title: 'Accounts',
      description: 'How many messages each account may still send, and what SendGrid thinks of its mail.',
      at: [0, 30, 24, 13],
      targets: [
        new FigureTarget({ queryType: 'credits', figures: ['remain'], refId: 'A' }),
        new FigureTarget({ queryType: 'reputation', refId: 'B' }),
      ],
      columns: { account: { heading: 'Account' } },
    })
      .withTransformation({ id: 'joinByField', options: { byField: 'account', mode: 'outer' } })
      .overrideByName('remain', [{ id: 'displayName', value: 'Credits left' }, ...colouredText(CREDITS_STEPS)])
      .overrideByName('reputation', [
        { id: 'displayName', value: 'Reputation' },
        { id: 'decimals', value: 1 },
        ...colouredText(REPUTATION_STEPS),
      ])
  );
}
