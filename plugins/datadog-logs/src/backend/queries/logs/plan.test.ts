import { parseLogsQuery } from '../../../shared/logsSchema';
import type { HeldLogs } from './HeldLogs';
import { planLogs } from './plan';

const NOW = Date.parse('2026-11-25T12:00:07.500Z');
const HOUR = 3_600_000;

const plan = (model: object = {}, asked: object = {}) =>
  planLogs(parseLogsQuery(model), { fromMs: NOW - 2 * HOUR, toMs: NOW - HOUR, nowMs: NOW, fromAlert: false, ...asked });

const held = (parts: Partial<HeldLogs>): HeldLogs => ({
  askedAtMs: NOW,
  lines: [],
  isCut: false,
  status: 'done',
  warnings: [],
  ...parts,
});

/** How long an answer is fresh. */
function freshness(asked: object, parts: Partial<HeldLogs> = {}): number | undefined {
  const freshForMs = plan({}, asked)?.freshForMs;
  return typeof freshForMs === 'function' ? freshForMs(held(parts)) : freshForMs;
}

describe('planLogs', () => {
  it('asks exactly what the query says', () => {
    const request = plan({ query: ' status:error ', indexes: ['b', 'a'], sort: 'timestamp', limit: 2500 })?.request;
    expect(request).toEqual({
      query: 'status:error',
      indexes: ['a', 'b'],
      storageTier: 'indexes',
      fromMs: NOW - 2 * HOUR,
      toMs: NOW - HOUR,
      sort: 'timestamp',
      limit: 2500,
    });
  });

  it('moves a live range back to a common step, so that people who look at once ask once', () => {
    const live = (late: number) =>
      plan({}, { fromMs: NOW + late - HOUR, toMs: NOW + late, nowMs: NOW + late })?.request;
    expect(live(0)).toMatchObject({
      fromMs: Date.parse('2026-11-25T11:00:00Z'),
      toMs: Date.parse('2026-11-25T12:00:00Z'),
    });
    expect(live(2000)).toEqual(live(0));
    expect(live(3000)).not.toEqual(live(0));
  });

  it('lists a millisecond where the range has no length', () => {
    const request = plan({}, { fromMs: NOW - HOUR, toMs: NOW - HOUR })?.request;
    expect(request).toMatchObject({ fromMs: NOW - HOUR, toMs: NOW - HOUR + 1 });
  });

  it('plans nothing for the future', () => {
    expect(plan({}, { fromMs: NOW + HOUR, toMs: NOW + 2 * HOUR })).toBeUndefined();
  });

  it('keeps a list ten seconds while logs may come, and a day when it is settled', () => {
    expect(freshness({})).toBe(24 * HOUR);
    expect(freshness({ toMs: NOW - 60_000 })).toBe(10_000);
    expect(freshness({ toMs: NOW - 60_000, cacheTtlMs: 30_000 })).toBe(30_000);
  });

  it('keeps what Datadog calls incomplete no longer than that', () => {
    expect(freshness({}, { status: 'timeout' })).toBe(10_000);
    expect(freshness({}, { warnings: [{ code: 'c', title: '', detail: '' }] })).toBe(10_000);
  });

  it('stores nothing when the data source does not want it', () => {
    expect(freshness({ cacheTtlMs: 0 })).toBe(0);
  });
});
