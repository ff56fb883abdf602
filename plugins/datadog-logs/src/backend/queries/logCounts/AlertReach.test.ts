import { AlertReach } from './AlertReach';

const MINUTE = 60_000;

describe('AlertReach', () => {
  it('is that of the rule that looks back farthest, by question', () => {
    const reach = new AlertReach();
    expect(reach.extend('a', { reachMs: 5, nowMs: 0 })).toBe(5);
    expect(reach.extend('a', { reachMs: 60, nowMs: 0 })).toBe(60);
    expect(reach.extend('a', { reachMs: 5, nowMs: MINUTE })).toBe(60);
    expect(reach.extend('b', { reachMs: 5, nowMs: MINUTE })).toBe(5);
  });

  it('forgets a rule that is not evaluated any more', () => {
    const reach = new AlertReach();
    reach.extend('a', { reachMs: 60, nowMs: 0 });
    expect(reach.extend('a', { reachMs: 5, nowMs: 10 * MINUTE })).toBe(60);
    expect(reach.extend('a', { reachMs: 5, nowMs: 11 * MINUTE })).toBe(5);
    expect(reach.extend('a', { reachMs: 5, nowMs: 12 * MINUTE })).toBe(5);
  });

  it('knows a rule as long as it is evaluated', () => {
    const reach = new AlertReach();
    for (let minute = 0; minute < 30; minute += 5) {
      reach.extend('a', { reachMs: 60, nowMs: minute * MINUTE });
    }
    expect(reach.extend('a', { reachMs: 5, nowMs: 30 * MINUTE })).toBe(60);
  });
});
