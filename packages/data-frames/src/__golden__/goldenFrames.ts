import { type CheckedFrame, checkFrame } from '../CheckedFrame';
import { buildField, enumField } from '../fieldBuilders';
import { logLines } from '../shapes/logLines';
import { noData } from '../shapes/noData';
import { numericLong } from '../shapes/numericLong';
import { table } from '../shapes/table';
import { timeSeriesMulti } from '../shapes/timeSeriesMulti';
import { timeSeriesWide } from '../shapes/timeSeriesWide';

const times = Float64Array.of(Date.UTC(2026, 0, 1), Date.UTC(2026, 0, 2), Date.UTC(2026, 0, 3));
const texts = ['low', 'high'];

const [, secondOfMulti] = timeSeriesMulti({
  refId: 'A',
  series: [
    { name: 'load', times, values: [1, 2, 3], labels: { host: 'a' } },
    { name: 'load', times: times.subarray(1), values: [4, null], labels: { host: 'b' }, intervalMs: 86_400_000 },
  ],
});
if (secondOfMulti === undefined) {
  throw new Error('Two series make two frames');
}

/** Frames that pin the encoding, by the name of their golden file. Together they hold every type, shape and key. */
export const goldenFrames: Readonly<Record<string, CheckedFrame>> = {
  allTypes: checkFrame({
    name: 'all types',
    refId: 'A',
    fields: [
      buildField('int8', { name: 'int8', values: [-128, 0, 127] }),
      buildField('int16', { name: 'int16', values: [-32_768, 0, 32_767] }),
      buildField('int32', { name: 'int32', values: [-2_147_483_648, 0, 2_147_483_647] }),
      buildField('int64', { name: 'int64', values: [-(2n ** 63n), 0n, 2n ** 63n - 1n] }),
      buildField('uint8', { name: 'uint8', values: [0, 1, 255] }),
      buildField('uint16', { name: 'uint16', values: [0, 1, 65_535] }),
      buildField('uint32', { name: 'uint32', values: [0, 1, 4_294_967_295] }),
      buildField('uint64', { name: 'uint64', values: [0n, 1n, 2n ** 64n - 1n] }),
      buildField('float32', { name: 'float32', values: [-0.5, 0, 16_777_216] }),
      buildField('float64', { name: 'float64', values: [-1e-7, 0.1, 1e20] }),
      buildField('string', { name: 'string', values: ['', 'ASCII', 'ü€🎉'] }),
      buildField('boolean', { name: 'boolean', values: [true, false, true] }),
      buildField('time', { name: 'time', values: [-1, 0, 1_700_000_000_123] }),
      buildField('json', { name: 'json', values: [{ a: [1, 'ü'] }, [], 'text'] }),
      enumField('enum', { values: [0, 1, 0], texts }),
    ],
  }),
  allTypesWithGaps: checkFrame({
    fields: [
      buildField('int8', { name: 'int8', values: [null, 1] }),
      buildField('int16', { name: 'int16', values: [null, 1] }),
      buildField('int32', { name: 'int32', values: [null, 1] }),
      buildField('int64', { name: 'int64', values: [null, 1n] }),
      buildField('uint8', { name: 'uint8', values: [null, 1] }),
      buildField('uint16', { name: 'uint16', values: [null, 1] }),
      buildField('uint32', { name: 'uint32', values: [null, 1] }),
      buildField('uint64', { name: 'uint64', values: [null, 1n] }),
      buildField('float32', { name: 'float32', values: [null, 1.5] }),
      buildField('float64', { name: 'float64', values: Float64Array.of(9, 1.5), validity: Uint8Array.of(0b10) }),
      buildField('string', { name: 'string', values: [null, ''] }),
      buildField('boolean', { name: 'boolean', values: [null, true] }),
      buildField('time', { name: 'time', values: [null, 1] }),
      buildField('json', { name: 'json', values: [null, {}] }),
      enumField('enum', { values: [null, 1], texts }),
    ],
  }),
  numbersWithoutJsonForm: checkFrame({
    fields: [
      buildField('float64', { name: 'float64', values: [NaN, Infinity, -Infinity, null, 0] }),
      buildField('float32', { name: 'float32', values: [1, 2, NaN, null, NaN] }),
    ],
  }),
  wide: timeSeriesWide({
    refId: 'A',
    times,
    intervalMs: 86_400_000,
    series: [
      {
        name: 'Cost',
        values: [1.25, null, 0],
        labels: { subscription: 'Production', '(none)': 'ü "quoted"' },
        config: { unit: 'currencyEUR', displayNameFromDS: 'Production' },
      },
      {
        name: 'Cost',
        values: Float64Array.of(3, 2, 1),
        labels: { subscription: 'Test' },
        config: { unit: 'suffix:XXX' },
      },
    ],
    meta: {
      executedQueryString: 'POST /query\n{"type":"ActualCost"}',
      custom: { fetchedAt: '2026-01-03T00:00:00.000Z' },
      notices: [
        { severity: 'info', text: 'two days are unsettled' },
        { severity: 'warning', text: 'partial', link: 'https://example.com/' },
        { severity: 'error', text: 'one subscription failed' },
      ],
    },
  }),
  multi: secondOfMulti,
  numericLong: numericLong({
    labels: [
      { name: 'subscription', values: ['Production', 'Test'] },
      { name: 'currency', values: ['EUR', 'USD'] },
    ],
    values: [{ name: 'Cost', values: [1.5, null], config: { unit: 'short' } }],
  }),
  logLines: logLines({
    timestamps: times,
    bodies: ['started', 'ü🎉', ''],
    severities: ['info', null, 'error'],
    ids: ['1', '2', '3'],
    labels: [{ host: 'a' }, null, {}],
  }),
  noData: noData('timeseries-wide'),
  noRows: table({
    fields: [buildField('time', { name: 't', values: [] }), buildField('string', { name: 's', values: [] })],
  }),
  everyKey: table({
    name: 'every key',
    refId: 'B',
    fields: [
      buildField('float64', {
        name: 'v',
        values: [1],
        labels: {},
        config: {
          displayName: 'shown',
          displayNameFromDS: 'from the data source',
          path: 'a/b',
          description: 'why',
          filterable: false,
          writeable: true,
          unit: 's',
          decimals: 2,
          min: -1.5,
          max: 100,
          interval: 60_000,
          color: { mode: 'fixed', fixedColor: 'red' },
          links: [{ title: 'Open', url: 'https://example.com/${__value.raw}', targetBlank: true }],
          noValue: '–',
          custom: { width: 100 },
        },
      }),
      enumField('e', { values: [0], texts, config: { type: { enum: { text: texts, color: ['green', 'red'] } } } }),
    ],
    meta: {
      stats: [{ displayName: 'Rows', value: 1.5, unit: 'short' }],
      preferredVisualisationType: 'table',
      preferredVisualisationPluginId: 'table',
      dataTopic: 'annotations',
      uniqueRowIdFields: [0, 1],
    },
  }),
};
