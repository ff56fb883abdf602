/** @jest-environment jsdom */
import { type AccountModel } from '../shared/SendGridSettings';
import { type Aggregation, type TodayShow } from '../shared/StatsQuery';
import { todayPreview } from './todayPreview';

const NOW = Date.parse('2026-11-25T20:00:00Z');
const BERLIN: AccountModel = { id: 'shop', name: 'Shop', timeZone: 'Europe/Berlin' };
const UTC: AccountModel = { id: 'marketing', name: 'Marketing' };
const TOKYO: AccountModel = { id: 'japan', name: 'Japan', timeZone: 'Asia/Tokyo' };

function preview(
  accounts: readonly AccountModel[],
  [aggregatedBy, show]: readonly [Aggregation, TodayShow],
  range: { readonly from?: string; readonly to?: string } = {}
) {
  const fromMs = Date.parse(range.from ?? '2026-11-01T00:00:00Z');
  const toMs = range.to === undefined ? NOW : Date.parse(range.to);
  return todayPreview(accounts, { range: { fromMs, toMs }, nowMs: NOW }, { aggregatedBy, show });
}

describe('the preview of today', () => {
  it.each<[Aggregation, TodayShow, string]>([
    ['day', 'mark', '2026-11-25 is today (UTC and Europe/Berlin) and partial: shown, with a notice'],
    ['day', 'drop', '2026-11-25 is today (UTC and Europe/Berlin) and partial: left out'],
    [
      'week',
      'include',
      'The week 2026-11-23 to 2026-11-29 contains today (UTC and Europe/Berlin) and is partial: shown like the others',
    ],
    ['month', 'mark', 'The month 2026-11 contains today (UTC and Europe/Berlin) and is partial: shown, with a notice'],
  ])('names the %s, and what becomes of it (%s)', (aggregatedBy, show, text) => {
    const range = { from: '2026-10-01T00:00:00Z' };
    expect(preview([UTC, BERLIN], [aggregatedBy, show], range)).toEqual({ isPartial: true, severity: 'info', text });
  });

  it('tells accounts apart where it is another day', () => {
    expect(preview([UTC, BERLIN, TOKYO], ['day', 'mark'])?.text).toBe(
      'Today is partial, 2026-11-25 for Marketing and Shop (UTC and Europe/Berlin); 2026-11-26 for Japan (Asia/Tokyo): shown, with a notice'
    );
  });

  it('names three of many accounts', () => {
    const many = Array.from({ length: 8 }, (_, index) => ({ id: `brand-${index + 1}` }));
    expect(preview([...many, TOKYO], ['day', 'mark'])?.text).toContain(
      '2026-11-25 for brand-1, brand-2, brand-3 and 5 more (UTC)'
    );
  });

  it('says that nothing is partial in a range that has ended', () => {
    const ended = { to: '2026-11-25T00:00:00Z' };
    expect(preview([UTC], ['day', 'mark'], ended)).toMatchObject({
      isPartial: false,
      text: 'No day of the time range is partial',
    });
    expect(preview([UTC], ['week', 'mark'], ended)?.isPartial).toBe(true);
  });

  it('warns where nothing remains', () => {
    expect(preview([UTC], ['day', 'drop'], { from: '2026-11-25T10:00:00Z' })).toMatchObject({
      severity: 'warning',
      text: '2026-11-25 is today (UTC) and partial: left out, so that nothing remains. Choose an earlier time range',
    });
    expect(
      preview([UTC, TOKYO], ['day', 'drop'], { from: '2026-11-25T16:00:00Z', to: '2026-11-26T00:00:00Z' })?.text
    ).toMatch(/nothing remains\. Choose/);
    const fromMidnightInTokyo = { from: '2026-11-24T16:00:00Z' };
    expect(preview([UTC, TOKYO], ['day', 'drop'], fromMidnightInTokyo)?.severity).toBe('info');
  });

  it('is left out where nothing can be said', () => {
    const choice = { aggregatedBy: 'day', show: 'mark' } as const;
    expect(todayPreview([UTC], { range: undefined, nowMs: NOW }, choice)).toBeUndefined();
    expect(
      preview([UTC], ['day', 'mark'], { from: '2026-12-01T00:00:00Z', to: '2026-12-02T00:00:00Z' })
    ).toBeUndefined();
    expect(preview([{ id: 'a', timeZone: 'Europe/Berlim' }], ['day', 'mark'])).toBeUndefined();
    expect(preview([], ['day', 'mark'])).toBeUndefined();
  });
});
