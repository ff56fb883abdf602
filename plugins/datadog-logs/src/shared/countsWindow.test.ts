import fc from 'fast-check';
import { type AskedCounts, countsWindow } from './countsWindow';
import type { LogCountsQuery } from './LogCountsQuery';

const NOW = Date.parse('2026-11-25T10:00:07Z');
const MINUTE = 60_000;
type WindowQuery = Parameters<typeof countsWindow>[0];

const DASHBOARD: WindowQuery = { mode: 'timeseries', partialBuckets: 'keep', evaluationDelayMs: 0 };
const RULE: WindowQuery = { mode: 'timeseries', partialBuckets: 'drop', evaluationDelayMs: MINUTE };

function windowOf(query: WindowQuery, asked: Partial<AskedCounts>) {
  const window = countsWindow(query, {
    fromMs: NOW - 10 * MINUTE,
    toMs: NOW,
    nowMs: NOW,
    fromAlert: query === RULE,
    maxDataPoints: 1000,
    ...asked,
  });
  return window.kind === 'window'
    ? {
        from: new Date(window.range.fromMs).toISOString().slice(11, 23),
        to: new Date(window.range.toMs).toISOString().slice(11, 23),
        intervalMs: window.intervalMs,
      }
    : window;
}

describe('countsWindow', () => {
  it('gives an alert rule the whole minutes that ended a delay ago', () => {
    const minute = { from: '09:49:00.000', to: '09:59:00.000', intervalMs: MINUTE };
    for (const second of [0, 7, 59]) {
      const toMs = Date.parse('2026-11-25T10:00:00Z') + second * 1000;
      expect(windowOf(RULE, { fromMs: toMs - 10 * MINUTE, toMs, nowMs: toMs })).toEqual(minute);
    }
  });

  it('moves a live dashboard back to a common step of 10 s, as a whole', () => {
    expect(windowOf(DASHBOARD, {})).toEqual({ from: '09:50:00.000', to: '10:00:00.000', intervalMs: 1000 });
    expect(windowOf(DASHBOARD, { toMs: NOW + 2500, fromMs: NOW - 997_500 })).toMatchObject({ to: '10:00:00.000' });
  });

  it('moves it by the cache time of the settings instead, and not at all when nothing is stored', () => {
    expect(windowOf(DASHBOARD, { cacheTtlMs: 5000 })).toMatchObject({ to: '10:00:05.000' });
    expect(windowOf(DASHBOARD, { cacheTtlMs: 0 })).toMatchObject({ from: '09:50:07.000', to: '10:00:07.000' });
  });

  it('leaves ranges alone that ended before, that are delayed, and those of alert rules without a delay', () => {
    const toMs = NOW - 10_001;
    expect(windowOf(DASHBOARD, { toMs })).toMatchObject({ to: '09:59:56.999' });
    expect(windowOf({ ...DASHBOARD, evaluationDelayMs: 1 }, {})).toMatchObject({ to: '10:00:06.999' });
    expect(windowOf(DASHBOARD, { fromAlert: true })).toMatchObject({ to: '10:00:07.000' });
  });

  it('asks ten people who open a live dashboard within ten seconds one question', () => {
    const start = Date.parse('2026-11-25T10:00:00Z');
    fc.assert(
      fc.property(fc.nat({ max: 9999 }), fc.nat({ max: 9999 }), (one, other) => {
        const at = (ms: number) =>
          windowOf(DASHBOARD, { fromMs: start + ms - 6 * 3_600_000, toMs: start + ms, nowMs: start + ms });
        expect(at(one)).toEqual(at(other));
      })
    );
  });

  it('refuses what lies wholly in the future, not what a delay moves into the past', () => {
    const future = { fromMs: NOW + 1 + MINUTE, toMs: NOW + 2 * MINUTE };
    expect(windowOf(DASHBOARD, future)).toMatchObject({ kind: 'future' });
    expect(windowOf({ ...DASHBOARD, evaluationDelayMs: 2 * MINUTE }, future)).toMatchObject({ intervalMs: 1000 });
    expect(windowOf(DASHBOARD, { fromMs: NOW - 1, toMs: NOW + MINUTE })).toMatchObject({ intervalMs: 1000 });
  });

  it('counts one bucket when the range has no length', () => {
    const point = { fromMs: NOW - 2 * MINUTE, toMs: NOW - 2 * MINUTE };
    const wide = { intervalMs: MINUTE } satisfies Partial<LogCountsQuery>;
    expect(windowOf({ ...DASHBOARD, ...wide }, point)).toMatchObject({ from: '09:58:00.000', to: '09:59:00.000' });
    expect(windowOf({ ...DASHBOARD, ...wide, partialBuckets: 'drop' }, point)).toMatchObject({
      from: '09:57:00.000',
      to: '09:58:00.000',
    });
  });

  it('refuses more than 1,500 buckets of a time series, and does not mind them in a total', () => {
    const fine = { intervalMs: 1000 } satisfies Partial<LogCountsQuery>;
    const hours = { fromMs: NOW - 60 * MINUTE };
    expect(windowOf({ ...DASHBOARD, ...fine }, hours)).toMatchObject({
      kind: 'tooManyBuckets',
      message: expect.stringContaining('use at least "5s"'),
    });
    expect(windowOf({ ...DASHBOARD, ...fine, mode: 'total' }, hours)).toMatchObject({ intervalMs: 1000 });
  });
});
