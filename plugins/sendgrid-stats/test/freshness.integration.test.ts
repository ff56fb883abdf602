import { htmlPage } from '@glance/simulator-sendgrid';
import { valuesOf } from './fixtures/openDataSource';
import { startSendGrid } from './fixtures/startSendGrid';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const under = startSendGrid({ accounts: [{ username: 'contoso' }] });

/** Up to the end of the month: beyond today. */
const TO_NOW = { from: '2026-11-20T00:00:00Z', to: '2026-11-30T23:00:00Z' };
const EARLIER = { from: '2026-11-20T00:00:00Z', to: '2026-11-24T12:00:00Z' };

function addMail(time: string, requests: number): void {
  under.sendGrid.addMail('contoso', [{ timeMs: Date.parse(time), counts: { requests, delivered: requests } }]);
}

const calls = () => under.sendGrid.journal.of('stats').length;

describe('an answer', () => {
  it('is fresh for five minutes where today is asked for', async () => {
    const dataSource = await under.plugin.open();
    await dataSource.frame({}, TO_NOW);
    under.clock.advance(5 * MINUTE_MS - 1);
    await dataSource.frame({}, TO_NOW);
    expect(calls()).toBe(1);
    under.clock.advance(6 * MINUTE_MS);
    await dataSource.frame({}, TO_NOW);
    expect(calls()).toBe(2);
  });

  it('is fresh for six hours where only earlier days are asked for', async () => {
    const dataSource = await under.plugin.open();
    await dataSource.frame({}, EARLIER);
    under.clock.advance(6 * HOUR_MS - 1);
    await dataSource.frame({}, { ...EARLIER, fromAlert: true });
    expect(calls()).toBe(1);
    under.clock.advance(2);
    await dataSource.frame({}, { ...EARLIER, fromAlert: true });
    expect(calls()).toBe(2);
  });

  it('about a month that ended more than a week ago is asked for again after thirty days', async () => {
    const october = { from: '2026-10-05T00:00:00Z', to: '2026-10-20T00:00:00Z' };
    const dataSource = await under.plugin.open();
    await dataSource.frame({}, october);
    under.clock.advance(30 * DAY_MS - 1);
    await dataSource.frame({}, { ...october, fromAlert: true });
    expect(calls()).toBe(1);
    under.clock.advance(2);
    await dataSource.frame({}, { ...october, fromAlert: true });
    expect(calls()).toBe(2);
  });

  it('about a month that ended a week ago is asked for again the next day', async () => {
    under.clock.set(Date.parse('2026-11-07T10:00:00Z'));
    const october = { from: '2026-10-05T00:00:00Z', to: '2026-10-20T00:00:00Z' };
    const dataSource = await under.plugin.open();
    await dataSource.frame({}, october);
    under.clock.advance(DAY_MS);
    await dataSource.frame({}, { ...october, fromAlert: true });
    expect(calls()).toBe(2);
    // Now it was asked more than a week after its end.
    under.clock.advance(20 * DAY_MS);
    await dataSource.frame({}, { ...october, fromAlert: true });
    expect(calls()).toBe(2);
  });

  it('about days that are over shows the opens that came since, daily for a week', async () => {
    under.clock.set(Date.parse('2026-12-01T10:00:00Z'));
    const november = { from: '2026-11-20T00:00:00Z', to: '2026-11-30T23:00:00Z' };
    const dataSource = await under.plugin.open();
    const opens = async () => {
      const { fields } = await dataSource.frame({ metrics: ['opens'] }, { ...november, fromAlert: true });
      return Number(valuesOf(fields[1]).at(-1));
    };
    for (let day = 1; day <= 7; day += 1) {
      under.sendGrid.addMail('contoso', [{ timeMs: Date.parse('2026-11-30T12:00:00Z'), counts: { opens: 1 } }]);
      expect(await opens()).toBe(day);
      under.clock.advance(DAY_MS);
    }
    expect(calls()).toBe(7);
  });
});

describe('the figures of a day', () => {
  it('are asked for again once it is over, however fresh those from before midnight are', async () => {
    addMail('2026-11-25T09:00:00Z', 100);
    under.clock.set(Date.parse('2026-11-25T23:58:00Z'));
    const dataSource = await under.plugin.open();
    const before = await dataSource.frame({ metrics: ['requests'] }, TO_NOW);
    expect(valuesOf(before.fields[1]).at(-1)).toBe(100);
    addMail('2026-11-25T23:59:00Z', 20);
    under.clock.set(Date.parse('2026-11-26T00:01:00Z'));
    const rule = await dataSource.frame({ metrics: ['requests'] }, { ...TO_NOW, fromAlert: true });
    expect(valuesOf(rule.fields[0]).at(-1)).toBe(Date.parse('2026-11-25'));
    expect(valuesOf(rule.fields[1]).at(-1)).toBe(120);
    expect(calls()).toBe(2);
  });

  it('from before midnight are no answer for an alert rule, and stand in on a dashboard with their age', async () => {
    addMail('2026-11-25T09:00:00Z', 100);
    under.clock.set(Date.parse('2026-11-25T23:58:00Z'));
    const dataSource = await under.plugin.open();
    await dataSource.frame({ metrics: ['requests'] }, TO_NOW);
    under.sendGrid.faults.inject(htmlPage(503));
    under.clock.set(Date.parse('2026-11-26T00:01:00Z'));
    const rule = await dataSource.ask({ metrics: ['requests'] }, { ...TO_NOW, fromAlert: true });
    expect(rule).toMatchObject({ ok: false, status: 502, message: expect.stringMatching(/^CONTOSO: /) });
    const { fields, meta } = await dataSource.frame({ metrics: ['requests'], today: 'include' }, TO_NOW);
    // Today was never asked about, which is not the same as no mail.
    expect(valuesOf(fields[1]).slice(-2)).toEqual([100, null]);
    expect(meta?.notices?.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^The figures of CONTOSO are 3 min.* old/),
      expect.stringContaining('2026-11-26 is not known yet of CONTOSO'),
    ]);
    expect(meta?.custom).toEqual({ fetchedAt: '2026-11-25T23:58:00.000Z' });
  });

  it('are asked for again by whoever joins a call that began before midnight', async () => {
    addMail('2026-11-25T09:00:00Z', 100);
    under.clock.set(Date.parse('2026-11-25T23:59:59Z'));
    const dataSource = await under.plugin.open();
    under.sendGrid.faults.inject({ kind: 'latency', ms: 300 }, { endpoint: 'stats', times: 1 });
    const first = dataSource.frame({ metrics: ['requests'] }, TO_NOW);
    await under.sendGrid.journal.arrived('stats', 1);
    under.clock.set(Date.parse('2026-11-26T00:00:01Z'));
    addMail('2026-11-26T00:00:00Z', 7);
    const rule = dataSource.frame({ metrics: ['requests'], today: 'mark' }, { ...TO_NOW, fromAlert: true });
    expect(valuesOf((await first).fields[1]).at(-1)).toBe(100);
    expect(valuesOf((await rule).fields[1]).slice(-2)).toEqual([100, 7]);
    expect(calls()).toBe(2);
  });
});

describe('the largest names', () => {
  it('are picked anew once the last day of their range is over', async () => {
    const mail = (time: string, category: string, delivered: number) =>
      under.sendGrid.addMail('contoso', [
        { timeMs: Date.parse(time), categories: [category], counts: { requests: delivered, delivered } },
      ]);
    mail('2026-11-25T09:00:00Z', 'news', 100);
    under.clock.set(Date.parse('2026-11-25T23:58:00Z'));
    const dataSource = await under.plugin.open();
    const query = { source: 'categories', metrics: ['delivered'], top: { limit: 1 } };
    const before = await dataSource.frame(query, TO_NOW);
    expect(before.fields[1]?.labels?.category).toBe('news');
    mail('2026-11-25T23:59:00Z', 'receipts', 500);
    under.clock.set(Date.parse('2026-11-26T00:01:00Z'));
    const rule = await dataSource.frame(query, { ...TO_NOW, fromAlert: true });
    expect(rule.fields[1]?.labels?.category).toBe('receipts');
  });
});
