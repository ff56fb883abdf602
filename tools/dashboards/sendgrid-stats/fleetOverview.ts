import { ReduceDataOptionsBuilder } from '@grafana/grafana-foundation-sdk/common';
import {
  type DashboardBuilder,
  type DataTransformerConfig,
  FieldColorBuilder,
  FieldColorModeId,
} from '@grafana/grafana-foundation-sdk/dashboard';
import type { PanelBuilder as StatBuilder } from '@grafana/grafana-foundation-sdk/stat';
import { type PlacedPanel, statPanel } from '../panels';
import { byAccount, countTargets, divided, RANGE_RATES, sumOf } from './accountFigures';
import { accountsTable } from './accountsTable';
import { accountsVariable, DELIVERED_AXIS, mailChart, mailDashboard } from './mailDashboard';
import { StatsTarget } from './StatsTarget';

const RATE_CHARTS = [
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
 * All accounts side by side: who is in trouble, what all of them together come to, and how it came about. All statistics
 * of an account are made of one answer for each month.
 */
export function fleetOverview(): DashboardBuilder {
  const dashboard = mailDashboard({
    uid: 'sendgrid-fleet',
    title: 'Mail fleet overview',
    description: 'Volume, delivery, bounces, blocks, spam reports, credits and reputation of all accounts.',
  })
    .withVariable(accountsVariable())
    .withPanel(accountsTable([0, 0, 24, 12]))
    .withPanel(
      total({
        title: 'Requested',
        description: `How much mail was requested. ${OF_ALL}`,
        at: [0, 12, 6, 3],
        counts: ['requests'],
        calculation: { id: 'organize', options: { renameByName: { [sumOf('requests')]: 'Requested' } } },
      }).unit('short')
    );
  RANGE_RATES.forEach((rate, index) => {
    const { heading, description, part, whole, decimals } = rate;
    const [x, w] = index === 0 ? [6, 6] : [8 + 4 * index, 4];
    dashboard.withPanel(
      total({
        title: heading,
        description: `${description} ${OF_ALL}`,
        at: [x, 12, w, 3],
        counts: [part, whole],
        calculation: divided(rate, { alone: true }),
      })
        .unit('percentunit')
        .decimals(decimals)
    );
  });
  dashboard
    .withPanel(
      mailChart({
        title: 'Mail requested',
        description: 'How much mail each account was asked to send, day by day of its own zone.',
        at: [0, 15, 12, 12],
        fields: { metrics: ['requests'] },
      })
    )
    .withPanel(
      mailChart({
        title: 'Delivered day by day',
        description: 'What part of the requested mail of each account arrived. A day without mail has no rate.',
        at: [12, 15, 12, 12],
        fields: { metrics: [], rates: ['delivered'] },
        axis: DELIVERED_AXIS,
      })
    );
  RATE_CHARTS.forEach(({ rate, ...panel }, index) => {
    dashboard.withPanel(
      mailChart({
        ...panel,
        at: [8 * index, 27, 8, 11],
        fields: { metrics: [], rates: [rate] },
      })
    );
  });
  return dashboard;
}

const OF_ALL = 'All accounts together, on the whole days of the time range.';

interface Total extends Omit<PlacedPanel, 'targets'> {
  readonly counts: readonly string[];
  /** What makes the figure, named like the panel, of the sums over all accounts. */
  readonly calculation: DataTransformerConfig;
}

/** The query whose answer tells who is left out. Its frames are not shown, but keep notices, which transformations lose. */
const NOTICES = 'notices';

/** One figure of all accounts together. */
function total({ counts, calculation, ...panel }: Total): StatBuilder {
  const targets = [...countTargets(counts), new StatsTarget({ metrics: ['requests'], today: 'drop' }, NOTICES)];
  const transformations = [
    ...byAccount({ sums: counts }),
    { id: 'organize', options: { excludeByName: { account: true } } },
    { id: 'reduce', options: { mode: 'reduceFields', reducers: ['sum'] } },
    calculation,
  ];
  return statPanel({ ...panel, targets, calc: 'lastNotNull', hasSparkline: false })
    .reduceOptions(new ReduceDataOptionsBuilder().values(false).calcs(['lastNotNull']).fields(panel.title))
    .colorScheme(new FieldColorBuilder().mode(FieldColorModeId.Fixed).fixedColor('text'))
    .transformations(
      transformations.map((one) => ({ ...one, filter: { id: 'byRefId', options: `/^(?!${NOTICES}$)/` } }))
    );
}
