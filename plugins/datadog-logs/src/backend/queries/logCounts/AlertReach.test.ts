import { AlertReach } from './AlertReach';

const MINUTE = 60_000;
const wants = (reachMs: number, maxAgeMs = 6) => ({ reachMs, maxAgeMs });

describe('AlertReach', () => {
  it('is that of the rule that looks back farthest, and of the one that is content with the least age, by question', () => {
    const reach = new AlertReach();
    expect(reach.extend('a', wants(5), 0)).toEqual(wants(5));
    expect(reach.extend('a', wants(60), 0)).toEqual(wants(60));
    expect(reach.extend('a', wants(5, 1), MINUTE)).toEqual(wants(60, 1));
    expect(reach.extend('a', wants(60), MINUTE)).toEqual(wants(60, 1));
    expect(reach.extend('b', wants(5), MINUTE)).toEqual(wants(5));
  });

  it('forgets a rule that is not evaluated any more', () => {
    const reach = new AlertReach();
    reach.extend('a', wants(60, 1), 0);
    expect(reach.extend('a', wants(5), 10 * MINUTE)).toEqual(wants(60, 1));
    expect(reach.extend('a', wants(5), 10 * MINUTE + 1)).toEqual(wants(5));
    expect(reach.extend('b', wants(7), 30 * MINUTE)).toEqual(wants(7));
    expect(reach.extend('a', wants(3), 30 * MINUTE)).toEqual(wants(3));
  });

  it('knows a rule as long as it is evaluated', () => {
    const reach = new AlertReach();
    reach.extend('a', wants(5), 0);
    for (let minute = 0; minute < 30; minute += 5) {
      reach.extend('a', wants(60), minute * MINUTE);
    }
    expect(reach.extend('a', wants(5), 30 * MINUTE)).toEqual(wants(60));
  });
});
