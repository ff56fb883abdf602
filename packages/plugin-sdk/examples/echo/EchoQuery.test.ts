import type { DataQuery } from '../../src';
import { echoFrames } from './echoFrames';
import { parseEchoQuery } from './EchoQuery';

const query = (model: Record<string, unknown>): DataQuery => ({
  refId: 'A',
  queryType: '',
  maxDataPoints: 100,
  intervalMs: 1000,
  fromMs: 0,
  toMs: 60_000,
  model,
});

describe('an echo query', () => {
  it('has a default for everything', () => {
    expect(parseEchoQuery(query({}))).toMatchObject({ frames: 1, rows: 10, columns: 'timeseries', delayMs: 0 });
  });

  it.each([
    [{ frames: -1 }, 'frames cannot be -1'],
    [{ rows: 1.5 }, 'rows cannot be 1.5'],
    [{ rows: '7' }, 'rows cannot be "7"'],
    [{ columns: 'pie' }, 'columns cannot be "pie"'],
    [{ error: 'x' }, 'error cannot be "x"'],
    [{ error: { source: 'user' } }, 'error.source cannot be "user"'],
  ])('refuses %p', (model, message) => {
    expect(() => parseEchoQuery(query(model))).toThrow(message);
  });

  it.each(['timeseries', 'numericLong', 'logLines', 'table', 'allTypes', 'noData'])('gives %s frames', (columns) => {
    const frames = echoFrames(parseEchoQuery(query({ columns, frames: 2, rows: 3 })), 0);
    expect(frames).toHaveLength(2);
    expect(frames.every((frame) => frame.fields.every((field) => field.values.length === 3))).toBe(true);
  });

  it('gives the frames that its Go twin gives', () => {
    const [, second] = echoFrames(parseEchoQuery(query({ frames: 2, rows: 2 })), 5000);
    expect(second).toMatchObject({ name: 'frame-1', meta: { type: 'timeseries-wide', typeVersion: [0, 1] } });
    expect(second?.fields.map(({ name, values, labels }) => [name, [...values], labels])).toEqual([
      ['time', [5000, 6000], undefined],
      ['value', [1, 1.1], { frame: '1' }],
    ]);
  });
});
