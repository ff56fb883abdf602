import { comparedDaysText, unsettledDaysText } from './dayPreview';

const NOW_MS = Date.parse('2026-11-25T10:00:00Z');
const time = (from: string, to: string) => ({
  range: { fromMs: Date.parse(from), toMs: Date.parse(to) },
  nowMs: NOW_MS,
  maxDataPoints: 1000,
});
const NINETY_DAYS = time('2026-08-27T10:00:00Z', '2026-11-25T10:00:00Z');
const DAILY = { days: 2, show: 'mark', granularity: 'Daily' } as const;

describe('the preview of unsettled days', () => {
  it.each([
    ['two days', DAILY, '2026-11-24 and 2026-11-25 (UTC) are unsettled: shown, with a notice'],
    ['one day', { ...DAILY, days: 1 }, '2026-11-25 (UTC) is unsettled: shown, with a notice'],
    [
      'more days, left out',
      { ...DAILY, days: 4, show: 'drop' },
      '2026-11-22 to 2026-11-25 (UTC) are unsettled: left out',
    ],
    ['none', { ...DAILY, days: 0 }, 'No day of the time range is unsettled'],
    ['the month they lie in', { ...DAILY, granularity: 'Monthly' }, '2026-11 (UTC) is unsettled: shown, with a notice'],
    [
      'two months',
      { ...DAILY, days: 30, granularity: 'Monthly', show: 'include' },
      '2026-10 to 2026-11 (UTC) are unsettled: shown like the others',
    ],
  ] as const)('names %s', (_, choice, text) => {
    expect(unsettledDaysText(NINETY_DAYS, choice)).toBe(text);
  });

  it('says when there is none in the range, whose end is exclusive', () => {
    expect(unsettledDaysText(time('2026-11-01T00:00:00Z', '2026-11-24T00:00:00Z'), DAILY)).toBe(
      'No day of the time range is unsettled'
    );
    expect(unsettledDaysText(time('2026-11-01T00:00:00Z', '2026-11-24T00:00:01Z'), DAILY)).toContain('2026-11-24');
  });

  it('says when nothing is left', () => {
    const today = time('2026-11-25T00:00:00Z', '2026-11-25T10:00:00Z');
    expect(unsettledDaysText(today, { ...DAILY, show: 'drop' })).toBe(
      '2026-11-25 (UTC) is unsettled: left out, so that nothing remains'
    );
  });

  it('is silent where no day is shown', () => {
    expect(unsettledDaysText({ range: undefined, nowMs: NOW_MS, maxDataPoints: 1000 }, DAILY)).toBeUndefined();
    expect(unsettledDaysText(time('2026-11-26T00:00:00Z', '2026-11-27T00:00:00Z'), DAILY)).toBeUndefined();
  });
});

describe('the preview of a comparison', () => {
  it.each([
    [
      { unsettledDays: 2, baselineDays: 28 },
      'Monday 2026-11-23 (UTC) is compared with the mean of the 4 Mondays before',
    ],
    [{ unsettledDays: 0, baselineDays: 13 }, 'Wednesday 2026-11-25 (UTC) is compared with the Wednesday before'],
  ])('names the days of %j', (choice, text) => {
    expect(comparedDaysText(NINETY_DAYS, choice)).toBe(text);
  });

  it('goes no further than the range', () => {
    const earlier = time('2026-11-01T00:00:00Z', '2026-11-21T00:00:00Z');
    expect(comparedDaysText(earlier, { unsettledDays: 2, baselineDays: 28 })).toContain('Friday 2026-11-20');
  });

  it('is silent where no day is shown', () => {
    const future = time('2026-11-26T00:00:00Z', '2026-11-27T00:00:00Z');
    expect(comparedDaysText(future, { unsettledDays: 2, baselineDays: 28 })).toBeUndefined();
  });
});
