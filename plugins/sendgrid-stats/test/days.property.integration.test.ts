import fc from 'fast-check';
import { clockWithRealTimers, sumOf } from '@glance/data-source/testing';
import { type MailBatch, SettableClock, startSendGridSimulator } from '@glance/simulator-sendgrid';
import { accountSettings, PluginUnderTest, valuesOf } from './fixtures/openDataSource';

/** Each with a change of its clocks in the days below, or at an odd distance from UTC. */
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  // Whose clocks change at midnight.
  'America/Santiago',
  'Africa/Cairo',
  'Asia/Beirut',
];
const FIRST_MS = Date.parse('2026-09-01T00:00:00Z');
const NOW = '2026-11-25T10:00:00Z';
const HOURS = Math.floor((Date.parse(NOW) - FIRST_MS) / 3_600_000);

const batches = fc.array(
  fc.record({
    timeMs: fc.integer({ min: 0, max: HOURS * 4 }).map((quarter) => FIRST_MS + quarter * 900_000),
    categories: fc.subarray(['news', 'receipts']),
    provider: fc.constantFrom('Gmail', 'Yahoo'),
    counts: fc.record({ requests: fc.integer({ min: 1, max: 1000 }), delivered: fc.integer({ min: 0, max: 900 }) }),
  }) satisfies fc.Arbitrary<MailBatch>,
  { minLength: 1, maxLength: 120 }
);

const dateIn = (timeZone: string, timeMs: number) => new Intl.DateTimeFormat('sv-SE', { timeZone }).format(timeMs);

jest.setTimeout(60_000);

describe('the days of every zone, around changes of its clocks', () => {
  it('add up to the truth, whatever the source, and begin at midnight', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...ZONES),
        batches,
        fc.tuple(fc.integer({ min: 0, max: HOURS }), fc.integer({ min: 0, max: HOURS })),
        fc.constantFrom('day', 'week', 'month'),
        async (timeZone, mail, hours, aggregatedBy) => {
          const clock = new SettableClock(Date.parse(NOW));
          const username = 'contoso';
          const subusers = ['contoso-news', 'contoso-shop'];
          const sendGrid = await startSendGridSimulator({
            now: clock.now,
            accounts: [{ username, timeZone, subusers: subusers.map((name) => ({ username: name })) }],
          });
          const plugin = new PluginUnderTest(sendGrid, { clock: clockWithRealTimers(clock) });
          try {
            sendGrid.addMail(username, mail);
            subusers.forEach((name, half) => {
              sendGrid.addMail(
                name,
                mail.filter((_, index) => index % 2 === half)
              );
            });
            const accounts = sendGrid.accounts.map((account) => accountSettings(sendGrid, account));
            const dataSource = await plugin.open({ jsonData: { accounts } });
            const [fromMs = 0, toMs = 0] = hours.map((hour) => FIRST_MS + hour * 3_600_000).sort((a, b) => a - b);
            const range = { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() };
            const ask = async (model: object) =>
              (await dataSource.frame({ metrics: ['requests'], aggregatedBy, ...model }, range)).fields;

            const [time, all] = await ask({});
            const starts = valuesOf(time).map(Number);
            for (const startMs of starts) {
              expect(dateIn(timeZone, startMs - 1)).not.toBe(dateIn(timeZone, startMs));
            }
            // The periods end where the next would begin, and today at the latest.
            const from = dateIn(timeZone, starts[0] ?? 0);
            const to = lastDay(
              dateIn(timeZone, Math.max(fromMs, toMs - 1)),
              aggregatedBy,
              dateIn(timeZone, clock.now())
            );
            expect(sumOf(all)).toBe(sendGrid.countMail(username, { from, to }).requests);

            for (const category of ['news', 'receipts']) {
              const [, field] = await ask({ source: 'categories', names: [category] });
              expect(sumOf(field)).toBe(sendGrid.countMail(username, { from, to, category }).requests);
            }
            for (const provider of ['Gmail', 'Yahoo']) {
              const [, field] = await ask({ source: 'mailboxProviders', names: [provider], metrics: ['delivered'] });
              expect(sumOf(field)).toBe(sendGrid.countMail(username, { from, to, provider }).delivered);
            }
            for (const subuser of subusers) {
              const [, field] = await ask({ source: 'subusers', names: [subuser] });
              expect(sumOf(field)).toBe(sendGrid.countMail(subuser, { from, to }).requests);
            }
          } finally {
            await plugin.close();
            await sendGrid.stop();
          }
        }
      ),
      { numRuns: 40 }
    );
  });
});

/** The last day of the period that a day lies in, today at the latest; worked out with dates alone. */
function lastDay(date: string, aggregatedBy: string, today: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  if (aggregatedBy === 'week') {
    day.setUTCDate(day.getUTCDate() + ((7 - day.getUTCDay()) % 7));
  }
  if (aggregatedBy === 'month') {
    day.setUTCMonth(day.getUTCMonth() + 1, 0);
  }
  const end = day.toISOString().slice(0, 10);
  return end < today ? end : today;
}
