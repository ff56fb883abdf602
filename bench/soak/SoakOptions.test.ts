import { parseSoakOptions } from './SoakOptions';

describe('the flags of a soak', () => {
  it('are half an hour without Redis, unless they say otherwise', () => {
    expect(parseSoakOptions([])).toEqual({ minutes: 30, redis: false, seed: 1 });
    expect(parseSoakOptions(['--minutes', '1', '--redis', '--seed=7'])).toEqual({ minutes: 1, redis: true, seed: 7 });
  });

  it('are refused when they mean nothing', () => {
    expect(() => parseSoakOptions(['--minutes', 'long'])).toThrow('--minutes is a whole number above 0, not "long"');
    expect(() => parseSoakOptions(['--hours', '1'])).toThrow('--hours');
  });
});
