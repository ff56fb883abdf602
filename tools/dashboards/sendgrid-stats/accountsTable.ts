import type { DynamicConfigValue } from '@grafana/grafana-foundation-sdk/dashboard';
import type { PanelBuilder as TableBuilder } from '@grafana/grafana-foundation-sdk/table';
import { colouredCells, type PlacedPanel, tablePanel } from '../panels';
import { byAccount, countTargets, divided, lowIsBad, newestOf, RANGE_RATES, sumOf } from './accountFigures';
import { FigureTarget, StatsTarget } from './StatsTarget';

const COUNTS = ['requests', ...RANGE_RATES.map(({ part }) => part)];
const NEWEST_RATE = newestOf('delivered_rate');

/** Columns from left to right; on a narrow screen the first two are in sight. */
const SHOWN = [
  'account',
  NEWEST_RATE,
  ...RANGE_RATES.map(({ heading }) => heading),
  sumOf('requests'),
  newestOf('remain'),
  newestOf('reputation'),
];

/** One row for each account, whoever delivers least first; what is not well is coloured. */
export function accountsTable(at: PlacedPanel['at']): TableBuilder {
  const table = tablePanel({
    title: 'Accounts',
    description:
      'Who delivered least on the newest whole day comes first. Beside it the rates and the volume of the whole days of the time range, how many messages may still be sent, and what SendGrid thinks of the mail.',
    at,
    targets: [
      ...countTargets(COUNTS),
      new StatsTarget({ metrics: [], rates: ['delivered'], today: 'drop', format: 'table' }, 'newest'),
      new FigureTarget({ queryType: 'credits', figures: ['remain'], refId: 'credits' }),
      new FigureTarget({ queryType: 'reputation', refId: 'reputation' }),
    ],
    columns: {
      account: { heading: 'Account' },
      [sumOf('requests')]: { heading: 'Requested' },
      ...Object.fromEntries(RANGE_RATES.map(({ part }) => [sumOf(part), 'hidden'])),
    },
  }).transformations([
    ...byAccount({ sums: COUNTS, newest: ['delivered_rate', 'remain', 'reputation'] }),
    ...RANGE_RATES.map((rate) => divided(rate, { alone: false })),
    { id: 'sortBy', options: { sort: [{ field: NEWEST_RATE }] } },
    { id: 'organize', options: { indexByName: Object.fromEntries(SHOWN.map((name, index) => [name, index])) } },
  ]);
  for (const { heading, decimals, steps } of RANGE_RATES) {
    table.overrideByName(heading, [
      { id: 'custom.width', value: 105 },
      ...shownAs('percentunit', decimals),
      ...colouredCells(steps),
    ]);
  }
  return (
    table
      .overrideByName('account', [{ id: 'custom.width', value: 165 }])
      .overrideByName(NEWEST_RATE, [
        { id: 'displayName', value: 'Delivered, newest day' },
        { id: 'custom.width', value: 165 },
        ...shownAs('percent', 1),
        ...colouredCells(lowIsBad({ look: 98, trouble: 95 })),
      ])
      .overrideByName(sumOf('requests'), shownAs('short'))
      // The alert rule of provisioning tells below 5000 too.
      .overrideByName(newestOf('remain'), [
        { id: 'displayName', value: 'Credits left' },
        ...shownAs('short'),
        ...colouredCells(lowIsBad({ look: 10_000, trouble: 5000 })),
      ])
      .overrideByName(newestOf('reputation'), [
        { id: 'displayName', value: 'Reputation' },
        ...shownAs('percent', 1),
        ...colouredCells(lowIsBad({ look: 90, trouble: 75 })),
      ])
  );
}

/** Transformations lose the units that come with the data. */
function shownAs(unit: string, decimals?: number): DynamicConfigValue[] {
  return [{ id: 'unit', value: unit }, ...(decimals === undefined ? [] : [{ id: 'decimals', value: decimals }])];
}
