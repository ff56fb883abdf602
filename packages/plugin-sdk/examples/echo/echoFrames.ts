import {
  buildField,
  checkFrame,
  enumField,
  logLines,
  noData,
  numericLong,
  stringField,
  table,
  timeField,
  timeSeriesWide,
  type CheckedFrame,
  type Field,
} from '@glance/data-frames';
import type { EchoQuery } from './EchoQuery';

const stepMs = 1_000;

/** The frames of an answer. Row i of frame k is at `fromMs` + i seconds and has the value k + i / 10. */
export function echoFrames(query: EchoQuery, fromMs: number): readonly CheckedFrame[] {
  return Array.from({ length: query.frames }, (_, k) => frame(query, { k, fromMs }));
}

function frame({ columns, rows }: EchoQuery, { k, fromMs }: { k: number; fromMs: number }): CheckedFrame {
  const name = `frame-${k}`;
  switch (columns) {
    case 'timeseries':
      return timeSeriesWide({
        name,
        times: times(rows, fromMs),
        series: [{ name: 'value', values: values(rows, k), labels: { frame: String(k) } }],
      });
    case 'numericLong':
      return numericLong({
        name,
        labels: [{ name: 'row', values: texts(rows, (i) => `${k}-${i}`) }],
        values: [{ name: 'value', values: values(rows, k) }],
      });
    case 'logLines':
      return logLines({
        name,
        timestamps: times(rows, fromMs),
        bodies: texts(rows, (i) => `line ${i} of frame ${k}`),
        severities: texts(rows, (i) => (i % 2 === 0 ? 'info' : 'error')),
        ids: texts(rows, (i) => `${k}-${i}`),
        labels: Array.from({ length: rows }, () => ({ frame: String(k) })),
      });
    case 'table':
      return table({
        name,
        fields: [
          timeField('time', times(rows, fromMs)),
          stringField(
            'text',
            texts(rows, (i) => `row ${i}`)
          ),
        ],
      });
    case 'allTypes':
      return checkFrame({ name, fields: allTypes(fromMs), meta: { type: 'table', typeVersion: [0, 0] } });
    case 'noData':
      return noData('timeseries-wide');
  }
}

/** Three rows of every field type, as it is and nullable with its middle value missing. */
function allTypes(fromMs: number): readonly Field[] {
  const big = 2n ** 62n;
  return [
    buildField('int8', { name: 'int8', values: Int8Array.of(-128, 0, 127) }),
    buildField('int16', { name: 'int16', values: Int16Array.of(-32_768, 0, 32_767) }),
    buildField('int32', { name: 'int32', values: Int32Array.of(-(2 ** 31), 0, 2 ** 31 - 1) }),
    buildField('int64', { name: 'int64', values: BigInt64Array.of(-big, 0n, big) }),
    buildField('uint8', { name: 'uint8', values: Uint8Array.of(0, 1, 255) }),
    buildField('uint16', { name: 'uint16', values: Uint16Array.of(0, 1, 65_535) }),
    buildField('uint32', { name: 'uint32', values: Uint32Array.of(0, 1, 2 ** 32 - 1) }),
    buildField('uint64', { name: 'uint64', values: BigUint64Array.of(0n, 1n, 2n * big) }),
    buildField('float32', { name: 'float32', values: Float32Array.of(-0.5, 0, 0.5) }),
    buildField('float64', { name: 'float64', values: Float64Array.of(-0.1, 0, 0.1) }),
    buildField('float64', { name: 'float64?', values: [1, null, 3] }),
    buildField('string', { name: 'string', values: ['', 'ä', '😀'] }),
    buildField('string', { name: 'string?', values: ['a', null, 'c'] }),
    buildField('boolean', { name: 'boolean', values: [true, false, true] }),
    buildField('boolean', { name: 'boolean?', values: [true, null, false] }),
    buildField('time', { name: 'time', values: times(3, fromMs) }),
    buildField('time', { name: 'time?', values: [fromMs, null, fromMs] }),
    buildField('json', { name: 'json', values: [{ a: 1 }, [2], 'three'] }),
    enumField('enum', { values: Uint16Array.of(0, 1, 0), texts: ['off', 'on'] }),
  ];
}

function times(rows: number, fromMs: number): Float64Array {
  return Float64Array.from({ length: rows }, (_, i) => fromMs + i * stepMs);
}

function values(rows: number, k: number): Float64Array {
  return Float64Array.from({ length: rows }, (_, i) => k + i / 10);
}

function texts(rows: number, text: (row: number) => string): readonly string[] {
  return Array.from({ length: rows }, (_, i) => text(i));
}
