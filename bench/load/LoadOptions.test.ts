import { parseArgs } from 'node:util';
import { loadFlags, parseLoadOptions } from './LoadOptions';

function parse(...args: string[]) {
  return parseLoadOptions(parseArgs({ args, options: loadFlags }).values);
}

describe('the flags of the load', () => {
  it('are a team of 50 with a dashboard of 24 panels on one Grafana, unless they say otherwise', () => {
    expect(parse()).toEqual({ users: 50, panels: 24, replicas: 1, redis: false, quota: false });
    expect(parse('--users', '5', '--panels=3', '--replicas', '2', '--redis', '--quota')).toEqual({
      users: 5,
      panels: 3,
      replicas: 2,
      redis: true,
      quota: true,
    });
  });

  it.each(['0', '-1', '1.5', 'many', ''])('refuse %j users', (users) => {
    expect(() => parse(`--users=${users}`)).toThrow(`--users is a whole number above 0, not "${users}"`);
  });
});
