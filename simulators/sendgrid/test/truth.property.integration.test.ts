import fc from 'fast-check';
import {
  type Figures,
  FLEET,
  type MailBatch,
  type MailQuestion,
  METRICS,
  providerFigures,
  type SendGridSimulator,
  SettableClock,
  startSendGridSimulator,
} from '../src';
import { SendGridCaller, type StatsJson, type SumsJson } from './SendGridCaller';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A change of the clocks in each, or next to it; one has no midnight on that day, others are half an hour off. */
const ZONES = [
  ['America/New_York', '2026-11-01', 25],
  ['America/New_York', '2026-03-08', 23],
  ['Europe/Berlin', '2026-10-25', 25],
  ['Europe/Berlin', '2026-03-29', 23],
  ['America/Santiago', '2026-09-06', 23],
  ['Australia/Lord_Howe', '2026-10-04', 23.5],
  ['Asia/Kolkata', '2026-10-25', 24],
  ['Asia/Kathmandu', '2026-10-25', 24],
  ['UTC', '2026-10-25', 24],
] as const;

const categories = ['orders', 'news', 'alerts'];
const providers = ['Gmail', 'Yahoo', undefined];
const count = fc.integer({ min: 0, max: 1000 });
const counts = fc.record({ requests: count, processed: count, delivered: count, opens: count, blocks: count });
const batchNear = (dayMs: number): fc.Arbitrary<MailBatch> =>
  fc.record({
    timeMs: fc.integer({ min: dayMs - 3 * DAY, max: dayMs + 4 * DAY }),
    categories: fc.subarray(categories),
    provider: fc.constantFrom(...providers),
    counts,
    later: fc.array(fc.record({ afterMs: fc.integer({ min: 0, max: 5 * DAY }), counts }), { maxLength: 3 }),
  });

const dateOf = (epochMs: number) => new Date(epochMs).toISOString().slice(0, 10);

async function withSimulator<T>(
  options: Parameters<typeof startSendGridSimulator>[0],
  run: (sendGrid: SendGridSimulator) => Promise<T>
): Promise<T> {
  const sendGrid = await startSendGridSimulator(options);
  try {
    return await run(sendGrid);
  } finally {
    await sendGrid.stop();
  }
}

describe('the truth', () => {
  it.each(ZONES)('in %s around %s is what every source tells', async (timeZone, date) => {
    const dayMs = Date.parse(date);
    const clock = new SettableClock(dayMs);
    const range = { start_date: dateOf(dayMs - 2 * DAY), end_date: dateOf(dayMs + 2 * DAY) };
    const accounts = [{ username: 'a', timeZone, subusers: [{ username: 's' }] }];
    await withSimulator({ accounts, now: clock.now }, async (sendGrid) => {
      const caller = new SendGridCaller({ url: sendGrid.url, apiKey: sendGrid.apiKeys.a ?? '' });
      const truth = (question: Partial<MailQuestion> = {}, username = 'a') =>
        sendGrid.countMail(username, { from: range.start_date, to: range.end_date, ...question });
      const total = async (path: string, parameters: object = {}) => {
        const { json } = await caller.ask<StatsJson>(path, { ...range, ...parameters });
        expect(json.map(({ date: day }) => day)).toHaveLength(5);
        return json;
      };
      const oneDay = (day: string) => ({ from: day, to: day });

      const near = fc.array(batchNear(dayMs), { maxLength: 30 });
      const asked = fc.record({
        own: near,
        others: near,
        nowMs: fc.integer({ min: dayMs - DAY, max: dayMs + 9 * DAY }),
      });
      await fc.assert(
        fc.asyncProperty(asked, async ({ own, others, nowMs }) => {
          for (const account of sendGrid.accounts) {
            [account, ...account.subusers].forEach(({ mail }) => mail.clear());
          }
          sendGrid.addMail('a', own);
          sendGrid.addMail('s', others);
          clock.set(nowMs);

          for (const { date: day, stats } of await total('/v3/stats')) {
            expect(stats[0]?.metrics).toEqual(truth(oneDay(day)));
          }
          for (const { date: day, stats } of await total('/v3/subusers/stats', { subusers: 's' })) {
            expect(stats[0]?.metrics).toEqual(truth(oneDay(day), 's'));
          }
          for (const { date: day, stats } of await total('/v3/categories/stats', { categories })) {
            for (const { name, metrics } of stats) {
              expect(metrics).toEqual(truth({ ...oneDay(day), category: name }));
            }
          }
          for (const { date: day, stats } of await total('/v3/mailbox_providers/stats')) {
            for (const { name, metrics } of stats) {
              expect(metrics).toEqual(providerFigures(truth({ ...oneDay(day), provider: name })));
            }
          }
          const { json: sums } = await caller.ask<SumsJson>('/v3/categories/stats/sums', range);
          for (const { name, metrics } of sums.stats) {
            expect(metrics).toEqual(truth({ category: name }));
          }
        }),
        { numRuns: 12 }
      );
    });
  });

  it.each(ZONES)('in %s has a day, %s, of %d hours', async (timeZone, date, hours) => {
    const accounts = [{ username: 'a', timeZone }];
    const everyMinute = Array.from({ length: 4 * 24 * 60 }, (_, minute) => ({
      timeMs: Date.parse(date) - DAY + minute * 60_000,
      counts: { requests: 1 },
    }));
    await withSimulator({ accounts, now: () => Date.parse(date) + 9 * DAY }, async (sendGrid) => {
      sendGrid.addMail('a', everyMinute);
      const caller = new SendGridCaller({ url: sendGrid.url, apiKey: sendGrid.apiKeys.a ?? '' });
      const { json } = await caller.stats({ start_date: date, end_date: date });

      expect(json[0]?.stats[0]?.metrics.requests).toBe(hours * 60);
    });
  });

  it('of mail that is made up adds up: requests, what was processed, and what became of it', async () => {
    const now = () => Date.parse('2026-11-25T12:00:00Z');
    await withSimulator({ accounts: FLEET, now }, async (sendGrid) => {
      for (const { username } of sendGrid.accounts) {
        const month = sendGrid.countMail(username, { from: '2026-10-01', to: '2026-10-31' });

        expect(METRICS.filter((metric) => month[metric] < 0)).toEqual([]);
        expect(month.requests).toBe(month.processed + dropsIn(month));
        expect(month.processed).toBe(month.delivered + month.bounces + month.blocks);
        expect(month.unique_clicks).toBeLessThanOrEqual(month.unique_opens);
        expect(month.unique_opens).toBeLessThanOrEqual(month.opens);
      }
    });
  });

  it('of mail that is made up is the same for the same seed, and grows for days', async () => {
    const clock = new SettableClock(Date.parse('2026-11-25T12:00:00Z'));
    const options = { accounts: FLEET, now: clock.now };
    await withSimulator(options, (one) =>
      withSimulator(options, (other) =>
        withSimulator({ ...options, seed: 2 }, async (third) => {
          const day = { from: '2026-11-25', to: '2026-11-25' };
          const of = (sendGrid: SendGridSimulator) => sendGrid.countMail('northwind-foods', day);
          const noon = of(one);

          expect(of(other)).toEqual(noon);
          expect(of(third)).not.toEqual(noon);
          clock.advance(DAY);
          const next = of(one);
          clock.advance(3 * DAY);
          const later = of(one);
          clock.advance(30 * DAY);

          expect(next.requests).toBeGreaterThan(noon.requests);
          expect(later).toMatchObject({ requests: next.requests, processed: next.processed });
          expect(later.opens).toBeGreaterThan(next.opens);
          expect(of(one).opens).toBeGreaterThan(later.opens);
        })
      )
    );
  });
});

function dropsIn(figures: Figures): number {
  return figures.bounce_drops + figures.invalid_emails + figures.spam_report_drops + figures.unsubscribe_drops;
}
