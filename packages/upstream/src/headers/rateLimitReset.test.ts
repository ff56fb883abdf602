import { rateLimitReset } from './rateLimitReset';

describe('rateLimitReset', () => {
  it('reads the five headers, whose times are seconds to wait', () => {
    expect(
      rateLimitReset([
        ['X-RateLimit-Limit', '300'],
        ['X-RateLimit-Period', '3600'],
        ['X-RateLimit-Remaining', '299'],
        ['X-RateLimit-Reset', '1217'],
        ['X-RateLimit-Name', 'logs_public_search_api'],
      ])
    ).toEqual({
      name: 'logs_public_search_api',
      limit: 300,
      periodMs: 3_600_000,
      remaining: 299,
      resetAfterMs: 1_217_000,
    });
  });

  it('finds them in any case, and takes zero for what it is', () => {
    expect(
      rateLimitReset(
        new Map([
          ['x-ratelimit-remaining', '0'],
          ['X-RATELIMIT-RESET', '0'],
        ])
      )
    ).toEqual({
      remaining: 0,
      resetAfterMs: 0,
    });
  });

  it.each(['', '-1', 'soon', 'NaN', '1e3', '5, 6', 'Infinity'])('leaves out what is no number: "%s"', (value) => {
    expect(
      rateLimitReset(['limit', 'period', 'remaining', 'reset'].map((name) => [`x-ratelimit-${name}`, value]))
    ).toEqual({});
  });

  it('says nothing when there is nothing, or a blank name', () => {
    expect(rateLimitReset([])).toEqual({});
    expect(rateLimitReset([['x-ratelimit-name', ' ']])).toEqual({});
  });

  it('waits a day at most, whatever is asked', () => {
    expect(rateLimitReset([['x-ratelimit-reset', '99999999999']])).toEqual({ resetAfterMs: 86_400_000 });
  });
});
