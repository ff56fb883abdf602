import { type CheckedFrame, encodeFrame } from '@glance/data-frames';
import { decodeFrame } from '@glance/data-frames/decode';
import { asked, DATA, foldRows, page, type PagesOfScope, WEB } from '../../../../test/fixtures/foldRows';
import { costsFrame } from './frames';
import { figureNotices } from './notices';

const NEWEST = { from: '2026-11-17T00:00:00Z', to: '2026-11-21T00:00:00Z' };
const COLUMNS = ['Cost', 'UsageDate', 'ServiceName', 'Currency'];
const BY_SERVICE = { groupBy: [{ name: 'ServiceName' }] };

const ONE: PagesOfScope = [
  [
    WEB,
    [
      page(COLUMNS, [
        [5, 20261117, 'Storage', 'USD'],
        [2, 20261119, 'Storage', 'USD'],
        [9, 20261117, 'VM', 'USD'],
      ]),
    ],
  ],
];

function frameOf(model: Record<string, unknown>, answers: PagesOfScope = ONE, hasManyScopes = false): CheckedFrame {
  const { query, period } = asked(model, NEWEST, answers);
  const folded = foldRows(model, NEWEST, answers);
  const meta = { notices: figureNotices(query, { period, series: folded.series }) };
  const frame = costsFrame({ query, folded, axis: period.axis, hasManyScopes, meta });
  // Nothing may be lost on the way to Grafana.
  return { ...frame, fields: decodeFrame(encodeFrame(frame)).fields } as CheckedFrame;
}

const column = (frame: CheckedFrame, name: string) => {
  const field = frame.fields.find((candidate) => candidate.name === name);
  const isValid = (row: number) => !field?.validity || ((field.validity[row >> 3] ?? 0) >> (row & 7)) % 2 === 1;
  return [...(field?.values ?? [])].map((value, row) => (isValid(row) ? value : null));
};

const names = (model: Record<string, unknown>, answers: PagesOfScope = ONE, hasManyScopes = false) =>
  frameOf(model, answers, hasManyScopes)
    .fields.slice(1)
    .map(({ config }) => config?.displayNameFromDS);

describe('a time series answer', () => {
  it('is one wide frame: midnights, then a nullable field for each series', () => {
    const frame = frameOf(BY_SERVICE);
    expect(frame.meta).toMatchObject({ type: 'timeseries-wide', typeVersion: [0, 1] });
    expect(column(frame, 'time').map((time) => new Date(Number(time)).toISOString())).toEqual([
      '2026-11-17T00:00:00.000Z',
      '2026-11-18T00:00:00.000Z',
      '2026-11-19T00:00:00.000Z',
      '2026-11-20T00:00:00.000Z',
    ]);
    expect(frame.fields.map(({ name, nullable, labels }) => [name, nullable, labels?.['ServiceName']])).toEqual([
      ['time', false, undefined],
      ['Cost', true, 'VM'],
      ['Cost', true, 'Storage'],
    ]);
    expect(column({ ...frame, fields: frame.fields.slice(2) } as CheckedFrame, 'Cost')).toEqual([5, 0, 2, null]);
    expect(frame.fields[1]?.config).toMatchObject({ unit: 'currencyUSD', displayNameFromDS: 'VM' });
  });

  it('is a frame without fields when there is no series', () => {
    const frame = frameOf({}, [[WEB, []]]);
    expect(frame).toMatchObject({ fields: [], meta: { type: 'timeseries-wide', typeVersion: [0, 1] } });
  });
});

describe('the name of a series', () => {
  const total = (rows: unknown[][]) => page(['Cost', 'UsageDate', 'Currency'], rows);

  it('follows from the query’s shape, not from how many series came', () => {
    expect(names(BY_SERVICE)).toEqual(['VM', 'Storage']);
    expect(names(BY_SERVICE, ONE, true)).toEqual(['Web: VM', 'Web: Storage']);
    expect(names({}, [[DATA, [total([[1, 20261117, 'USD']])]]], true)).toEqual(['Data']);
  });

  it('has the currency only when several came', () => {
    const two = total([
      [1, 20261117, 'USD'],
      [2, 20261117, 'EUR'],
    ]);
    expect(names({}, [[WEB, [two]]])).toEqual(['Web (EUR)', 'Web (USD)']);
  });

  it('is the end of the path for scopes without a name of their own', () => {
    const root = { kind: 'managementGroup', path: 'providers/Microsoft.Management/managementGroups/root' } as const;
    expect(names({}, [[root, [total([[1, 20261117, 'USD']])]]])).toEqual(['root']);
  });

  it('is the user’s own when one is given; labels that do not exist are empty', () => {
    const legendFormat = '{{ServiceName}} of {{ subscription }}{{nothing}}';
    expect(names({ ...BY_SERVICE, legendFormat })).toEqual(['VM of Web', 'Storage of Web']);
  });
});

describe('units', () => {
  const unitsOf = (metric: string, currency: string) => {
    const rows = page([metric, 'UsageDate', 'Currency', 'UnitOfMeasure'], [[1, 20261117, currency, '1 Hour']]);
    return frameOf({ metric }, [[WEB, [rows]]]).fields[1]?.config?.unit;
  };

  it.each([
    ['Cost', 'EUR', 'currencyEUR'],
    ['Cost', 'CAD', 'suffix:CAD'],
    ['CostUSD', 'EUR', 'currencyUSD'],
    ['UsageQuantity', 'EUR', 'short'],
  ])('of %s in %s are %s', (metric, currency, unit) => {
    expect(unitsOf(metric, currency)).toBe(unit);
  });
});

describe('an answer without granularity', () => {
  const rows = page(
    ['Cost', 'ServiceName', 'Currency'],
    [
      [5, 'Storage', 'USD'],
      [9, 'VM', 'USD'],
      [1, '', 'EUR'],
    ]
  );

  it('is one row for each group and currency', () => {
    const frame = frameOf({ ...BY_SERVICE, granularity: 'None' }, [[WEB, [rows]]]);
    expect(frame.meta).toMatchObject({ type: 'numeric-long', typeVersion: [0, 1] });
    expect(frame.fields.map(({ name }) => name)).toEqual([
      'subscription',
      'subscriptionId',
      'ServiceName',
      'currency',
      'Cost',
    ]);
    expect(column(frame, 'ServiceName')).toEqual(['(none)', 'VM', 'Storage']);
    expect(column(frame, 'Cost')).toEqual([1, 9, 5]);
  });

  it('has a unit only when all rows have the same', () => {
    const unit = (answers: PagesOfScope) =>
      frameOf({ ...BY_SERVICE, granularity: 'None' }, answers).fields.at(-1)?.config?.unit;
    expect(unit([[WEB, [rows]]])).toBeUndefined();
    expect(unit([[WEB, [{ ...rows, rows: rows.rows.slice(0, 2) }]]])).toBe('currencyUSD');
  });

  it('has no time in a table either', () => {
    const frame = frameOf({ ...BY_SERVICE, granularity: 'None', format: 'table' }, [[WEB, [rows]]]);
    expect(frame.meta?.type).toBe('table');
    expect(frame.fields.map(({ type }) => type)).toEqual(['string', 'string', 'string', 'string', 'float64']);
  });
});

describe('a table', () => {
  it('has the same data as rows, by time and then in the order of series', () => {
    const frame = frameOf({ ...BY_SERVICE, format: 'table' });
    expect(column(frame, 'ServiceName')).toEqual(['VM', 'Storage', 'VM', 'Storage', 'VM', 'Storage', 'VM', 'Storage']);
    expect(column(frame, 'Cost')).toEqual([9, 5, 0, 0, null, 2, null, null]);
    const times = column(frame, 'time').map((time) => new Date(Number(time)).getUTCDate());
    expect(times).toEqual([17, 17, 18, 18, 19, 19, 20, 20]);
  });

  it('is a table also when it is empty', () => {
    expect(frameOf({ format: 'table' }, [[WEB, []]])).toMatchObject({ fields: [], meta: { type: 'table' } });
  });
});

describe('notices', () => {
  const noticesOf = (model: Record<string, unknown>, answers: PagesOfScope = ONE) =>
    frameOf(model, answers).meta?.notices?.map(({ text }) => text) ?? [];

  it('say which days are not settled, when they are marked', () => {
    expect(noticesOf({})).toEqual([expect.stringContaining('2026-11-19 to 2026-11-20 are not settled')]);
    expect(noticesOf({ unsettledDays: { days: 1 } })).toEqual([expect.stringContaining('2026-11-20 is not settled')]);
    expect(noticesOf({ unsettledDays: { show: 'include' } })).toEqual([]);
    expect(noticesOf({ unsettledDays: { show: 'drop' } })).toEqual([]);
    expect(noticesOf({ unsettledDays: { days: 0 } })).toEqual([]);
  });

  it('name the units that a series adds up', () => {
    const quantities = (...units: string[]): PagesOfScope => [
      [
        WEB,
        [
          page(
            ['UsageQuantity', 'UsageDate', 'UnitOfMeasure'],
            units.map((unit) => [1, 20261117, unit])
          ),
        ],
      ],
    ];
    const model = { metric: 'UsageQuantity', unsettledDays: { days: 0 } };
    expect(noticesOf(model, quantities('1 Hour', '1 GB'))).toEqual([expect.stringContaining('(1 GB, 1 Hour)')]);
    expect(noticesOf(model, quantities('1 Hour', '1 Hour'))).toEqual([]);
    expect(noticesOf({ ...model, groupBy: [{ name: 'UnitOfMeasure' }] }, quantities('1 Hour', '1 GB'))).toEqual([]);
  });

  it('say that units are unknown when two groupings leave no room to ask for them', () => {
    const rows = page(['UsageQuantity', 'UsageDate', 'ServiceName', 'Meter'], [[1, 20261117, 'VM', 'B1s']]);
    const model = {
      metric: 'UsageQuantity',
      unsettledDays: { days: 0 },
      groupBy: [{ name: 'ServiceName' }, { name: 'Meter' }],
    };
    expect(noticesOf(model, [[WEB, [rows]]])).toEqual([expect.stringContaining('Azure does not tell their units')]);
  });
});
