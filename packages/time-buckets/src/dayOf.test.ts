import { addDays, calendarDay } from './CalendarDay';
import { dayOf, startOfDay } from './dayOf';

const HOUR_MS = 3_600_000;

describe('dayOf and startOfDay', () => {
  it('cut UTC days at midnight, also before 1970', () => {
    expect(dayOf(Date.UTC(2026, 2, 1) - 1)).toBe(calendarDay(2026, 2, 28));
    expect(dayOf(Date.UTC(2026, 2, 1))).toBe(calendarDay(2026, 3, 1));
    expect(dayOf(-1)).toBe(calendarDay(1969, 12, 31));
  });

  it('show the day of the zone, not that of UTC', () => {
    const lateEvening = Date.UTC(2026, 5, 30, 23, 30);
    expect(dayOf(lateEvening, 'Europe/Berlin')).toBe(calendarDay(2026, 7, 1));
    expect(dayOf(lateEvening, 'America/New_York')).toBe(calendarDay(2026, 6, 30));
    expect(dayOf(lateEvening, 'Asia/Kathmandu')).toBe(calendarDay(2026, 7, 1));
  });

  it.each([
    ['23 hours when summer time begins', 'Europe/Berlin', calendarDay(2026, 3, 29), 23],
    ['25 hours when summer time ends', 'Europe/Berlin', calendarDay(2026, 10, 25), 25],
    ['23 hours when summer time begins', 'America/New_York', calendarDay(2026, 3, 8), 23],
    ['24½ hours on Lord Howe Island', 'Australia/Lord_Howe', calendarDay(2026, 4, 5), 24.5],
    ['24 hours on any other day', 'Europe/Berlin', calendarDay(2026, 7, 1), 24],
    ['no hour where the zone left the day out', 'Pacific/Apia', calendarDay(2011, 12, 30), 0],
  ])('give a day %s (%s)', (_, zone, day, hours) => {
    expect((startOfDay(addDays(day, 1), zone) - startOfDay(day, zone)) / HOUR_MS).toBe(hours);
  });

  it('begin a day after its skipped midnight', () => {
    // São Paulo went from 00:00 to 01:00 on 4 November 2018.
    const day = calendarDay(2018, 11, 4);
    const start = startOfDay(day, 'America/Sao_Paulo');
    expect(start).toBe(Date.UTC(2018, 10, 4, 3));
    expect(dayOf(start - 1, 'America/Sao_Paulo')).toBe(addDays(day, -1));
    expect(dayOf(start, 'America/Sao_Paulo')).toBe(day);
  });

  it('tell zones and days apart, in whatever order and however many of them are asked for', () => {
    const zones = ['Europe/Berlin', 'America/New_York'];
    const first = calendarDay(2020, 1, 1);
    const days = [...Array(6_000).keys()].map((count) => addDays(first, count));
    for (const asked of [days, [...days].reverse()]) {
      for (const zone of zones) {
        expect(asked.filter((day) => dayOf(startOfDay(day, zone), zone) !== day)).toEqual([]);
        expect(asked.filter((day) => dayOf(startOfDay(day, zone) - 1, zone) !== day - 1)).toEqual([]);
      }
    }
  });

  it('refuse an unknown zone by name', () => {
    expect(() => dayOf(0, 'Mars/Olympus')).toThrow('Unknown time zone "Mars/Olympus"');
    expect(() => startOfDay(calendarDay(2026, 1, 1), 'Mars/Olympus')).toThrow('Unknown time zone "Mars/Olympus"');
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('refuse %d as an instant', (epochMs) => {
    expect(() => dayOf(epochMs)).toThrow('Not an instant');
  });
});
