/** @jest-environment jsdom */
import { FieldType, toDataFrame } from '@grafana/data';
import { isLogLines, logLines } from './logLines';

const frame = toDataFrame({
  meta: { type: 'log-lines' },
  fields: [
    { name: 'timestamp', type: FieldType.time, values: [1000, 2000] },
    { name: 'body', type: FieldType.string, values: ['one', 'two'] },
    { name: 'severity', type: FieldType.string, values: ['error', null] },
    { name: 'id', type: FieldType.string, values: ['a', 'b'] },
    { name: 'labels', type: FieldType.other, values: [{ service: 'web', status: 500 }, null] },
  ],
});

describe('logLines', () => {
  it('reads time, level, text and labels of every line', () => {
    expect(logLines([frame])).toEqual([
      {
        key: '0 0 a',
        timeMs: 1000,
        level: 'error',
        body: 'one',
        labels: [
          ['service', 'web'],
          ['status', '500'],
        ],
      },
      { key: '0 1 b', timeMs: 2000, level: '', body: 'two', labels: [] },
    ]);
  });

  it('takes the first time and the first text of a frame that wants to be seen as logs', () => {
    const other = toDataFrame({
      meta: { preferredVisualisationType: 'logs' },
      fields: [
        { name: 'ts', type: FieldType.time, values: [1000] },
        { name: 'line', type: FieldType.string, values: ['one'] },
      ],
    });
    expect(logLines([other])).toMatchObject([{ timeMs: 1000, body: 'one', level: '', labels: [] }]);
  });

  it('leaves out frames that are no logs, and gives lines of several frames keys that differ', () => {
    const numbers = toDataFrame({ fields: [{ name: 'n', type: FieldType.number, values: [1] }] });
    expect(isLogLines(numbers)).toBe(false);
    const keys = logLines([numbers, frame, frame]).map(({ key }) => key);
    expect(new Set(keys).size).toBe(4);
  });
});
