import { durationText } from './durationText';

describe('durationText', () => {
  it.each([
    [0, 'less than a minute'],
    [59_999, 'less than a minute'],
    [60_000, '1 minute'],
    [3_600_000, '1 hour'],
    [3 * 3_600_000 + 5 * 60_000, '3 hours 5 minutes'],
    [49 * 3_600_000 + 60_000, '2 days 1 hour'],
  ])('of %d ms is %s', (ms, text) => {
    expect(durationText(ms)).toBe(text);
  });
});
