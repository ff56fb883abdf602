import { dayRange, formatDay, parseUsageDate, splitDays, fillGaps, dayTimes } from '@glance/time-buckets';

const range = dayRange({
  fromMs: Date.parse('2023-12-30T18:00:00Z'),
  toMs: Date.parse('2024-12-31T00:00:00Z'), // exclusive: the 31st is not touched
  nowMs: Date.parse('2025-03-01T12:00:00Z'),
});
if (range === undefined) {
  throw new Error('The range lies in the future');
}

// Azure takes at most 364 days a call; pieces end where a month ends.
export const pieces = splitDays(range, 364).map(({ first, last }) => `${formatDay(first)}…${formatDay(last)}`);

// One slot a day, whether Azure sent a row for it or not.
export const { values } = fillGaps(range, [{ at: parseUsageDate(20231231), value: 12.5 }]);
export const times = dayTimes(range);
