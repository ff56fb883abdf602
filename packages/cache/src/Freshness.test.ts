import { canStandIn, judgeFreshness, type Mode } from './Freshness';

const limits = { freshForMs: 100, alertMaxAgeMs: 150 };

describe('judgeFreshness', () => {
  it.each<[Mode, number, string]>([
    ['dashboard', 0, 'fresh'],
    ['dashboard', 99, 'fresh'],
    ['dashboard', 100, 'stale'],
    ['dashboard', 200, 'stale'],
    ['dashboard', 201, 'old'],
    ['alert', 99, 'fresh'],
    ['alert', 100, 'old'],
  ])('calls what a %s finds at an age of %p ms %s', (mode, ageMs, freshness) => {
    expect(judgeFreshness({ ...limits, ageMs, mode })).toBe(freshness);
  });

  it('calls a fresh answer old for an alert rule beyond its limit', () => {
    expect(judgeFreshness({ freshForMs: 1000, alertMaxAgeMs: 150, ageMs: 150, mode: 'alert' })).toBe('fresh');
    expect(judgeFreshness({ freshForMs: 1000, alertMaxAgeMs: 150, ageMs: 151, mode: 'alert' })).toBe('old');
  });

  it.each<Mode>(['dashboard', 'alert'])('knows nothing fresh or stale for a %s that wants nothing stored', (mode) => {
    expect(judgeFreshness({ ...limits, freshForMs: 0, ageMs: 0, mode })).toBe('old');
  });
});

describe('canStandIn', () => {
  it.each<[Mode, number, boolean]>([
    ['dashboard', 1e12, true],
    ['alert', 150, true],
    ['alert', 151, false],
  ])('lets a %s have an answer %p ms old: %p', (mode, ageMs, can) => {
    expect(canStandIn({ ...limits, ageMs, mode })).toBe(can);
  });

  it.each<Mode>(['dashboard', 'alert'])('never for a %s that wants nothing stored', (mode) => {
    expect(canStandIn({ ...limits, freshForMs: 0, ageMs: 0, mode })).toBe(false);
  });
});
