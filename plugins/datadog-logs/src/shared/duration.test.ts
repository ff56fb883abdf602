import fc from 'fast-check';
import { formatDuration, parseDuration } from './duration';

describe('parseDuration', () => {
  it.each([
    ['500ms', 500],
    ['90s', 90_000],
    ['5m', 300_000],
    ['2h', 7_200_000],
    ['1d', 86_400_000],
    ['1w', 604_800_000],
    ['0', 0],
    ['0s', 0],
  ])('reads %s', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  it.each(['', '5', 'm', '-5m', '1.5h', '1h30m', '5M', '1y', ' 5m', '5m ', '5 m', 'auto', '9999999999999999w'])(
    'takes %j for no duration',
    (text) => {
      expect(parseDuration(text)).toBeUndefined();
    }
  );

  it('reads what formatDuration writes', () => {
    fc.assert(fc.property(fc.nat({ max: 10 ** 12 }), (ms) => expect(parseDuration(formatDuration(ms))).toBe(ms)));
  });
});

it('formatDuration takes the largest whole unit up to days', () => {
  expect([1500, 90_000, 300_000, 5_400_000, 604_800_000, 0].map(formatDuration)).toEqual([
    '1500ms',
    '90s',
    '5m',
    '90m',
    '7d',
    '0ms',
  ]);
});
