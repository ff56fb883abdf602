import { parseSoakOptions } from './SoakOptions';

describe('the flags of a soak', () => {
  it('are half an hour without Redis, unless they say otherwise', () => {
    expect(parseSoakOptions([])).toEqual({ seconds: 1800, redis: false, seed: 1 });
    expect(parseSoakOptions(['--seconds', '60', '--redis', '--seed=7'])).toEqual({ seconds: 60, redis: true, seed: 7 });
  });

  it('are refused when they mean nothing', () => {
    expect(() => parseSoakOptions(['--seconds', 'long'])).toThrow('--seconds is a whole number above 0, not "long"');
    expect(() => parseSoakOptions(['--minutes', '1'])).toThrow('--minutes');
  });
});
