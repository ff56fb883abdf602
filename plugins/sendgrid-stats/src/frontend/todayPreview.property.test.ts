/** @jest-environment jsdom */
import fc from 'fast-check';
import { statsPeriod } from '../backend/queries/stats/period';
import { AGGREGATIONS } from '../shared/StatsQuery';
import { todayPreview } from './todayPreview';

const DAY_MS = 86_400_000;
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/Sao_Paulo',
  'Asia/Kolkata',
  'Pacific/Auckland',
  'America/New_York',
  'Africa/Cairo',
];

describe('the preview of today', () => {
  it('says of every range, zone and day, also those of changing clocks, what the backend answers', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.parse('2024-01-01'), max: Date.parse('2026-12-31') }),
        fc.integer({ min: 0, max: 40 * DAY_MS }),
        fc.integer({ min: -3 * DAY_MS, max: 40 * DAY_MS }),
        fc.constantFrom(...ZONES),
        fc.constantFrom(...AGGREGATIONS),
        (nowMs, before, length, timeZone, aggregatedBy) => {
          const fromMs = nowMs - before;
          const toMs = Math.max(fromMs, fromMs + length);
          const preview = (show: 'mark' | 'drop') =>
            todayPreview([{ id: 'a', timeZone }], { range: { fromMs, toMs }, nowMs }, { aggregatedBy, show });
          const period = (today: 'mark' | 'drop') =>
            statsPeriod({ aggregatedBy, today }, { fromMs, toMs, nowMs }, timeZone);
          const shown = period('mark');
          const partial = shown.kind === 'period' ? shown.axis.partial : undefined;
          expect(preview('mark')?.isPartial).toBe(partial !== undefined);
          if (partial !== undefined) {
            expect(preview('mark')?.text).toContain(aggregatedBy === 'month' ? partial.slice(0, 7) : partial);
          }
          expect(preview('drop')?.severity === 'warning').toBe(period('drop').kind === 'onlyToday');
        }
      ),
      { numRuns: 500 }
    );
  });
});
