import { type MailBatch, providerFigures } from '../src';
import type { ErrorsJson, Parameters, StatsJson } from './SendGridCaller';
import { simulatorUnderTest } from './simulatorUnderTest';

const NOON = Date.parse('2026-11-25T12:00:00Z');
const HOUR = 3_600_000;

/** Mail of which some is opened two days later. */
const batch = (time: string, requests: number, more: Partial<MailBatch> = {}): MailBatch => ({
  timeMs: Date.parse(time),
  counts: { requests, processed: requests, delivered: requests },
  later: [{ afterMs: 48 * HOUR, counts: { opens: 2, unique_opens: 1 } }],
  ...more,
});

describe('statistics', () => {
  const under = simulatorUnderTest(NOON, { accounts: [{ username: 'contoso', timeZone: 'America/New_York' }] });
  const byDate = ({ json }: { json: StatsJson }, metric: 'requests' | 'opens' = 'requests') =>
    json.map(({ date, stats }) => [date, ...stats.map(({ metrics }) => metrics[metric])]);

  it('count mail on the days of the account, quiet days and days to come included', async () => {
    under.sendGrid.addMail('contoso', [
      batch('2026-11-23T04:59:59Z', 1),
      batch('2026-11-23T05:00:00Z', 2),
      batch('2026-11-25T11:00:00Z', 4),
      batch('2026-11-25T12:00:01Z', 8),
    ]);

    expect(byDate(await under.caller.stats({ start_date: '2026-11-22', end_date: '2026-11-26' }))).toEqual([
      ['2026-11-22', 1],
      ['2026-11-23', 2],
      ['2026-11-24', 0],
      ['2026-11-25', 4],
      ['2026-11-26', 0],
    ]);
    under.clock.advance(HOUR);
    expect(byDate(await under.caller.stats({ start_date: '2026-11-25' }))).toEqual([['2026-11-25', 12]]);
  });

  it('count what happens later on the day of the mail, once it has happened', async () => {
    under.sendGrid.addMail('contoso', [batch('2026-11-23T12:00:01Z', 1)]);
    const opens = async () => byDate(await under.caller.stats({ start_date: '2026-11-23' }), 'opens');

    expect(await opens()).toEqual([
      ['2026-11-23', 0],
      ['2026-11-24', 0],
      ['2026-11-25', 0],
    ]);
    under.clock.advance(1000);
    expect(await opens()).toEqual([
      ['2026-11-23', 2],
      ['2026-11-24', 0],
      ['2026-11-25', 0],
    ]);
    under.clock.set(NOON);
    expect(await opens()).toEqual([
      ['2026-11-23', 0],
      ['2026-11-24', 0],
      ['2026-11-25', 0],
    ]);
  });

  it('have 16 metrics, 12 of mailbox providers', async () => {
    under.sendGrid.addMail('contoso', [batch('2026-11-25T05:00:00Z', 3, { provider: 'Gmail' })]);
    const [day] = (await under.caller.stats({ start_date: '2026-11-25' })).json;
    const { json } = await under.caller.ask<StatsJson>('/v3/mailbox_providers/stats', { start_date: '2026-11-24' });

    expect(Object.keys(day?.stats[0]?.metrics ?? {})).toHaveLength(16);
    expect(json).toEqual([
      { date: '2026-11-24', stats: [expect.objectContaining({ name: 'Gmail', type: 'mailbox_provider' })] },
      {
        date: '2026-11-25',
        stats: [
          {
            name: 'Gmail',
            type: 'mailbox_provider',
            metrics: providerFigures(under.sendGrid.countMail('contoso', { from: '2026-11-25', to: '2026-11-25' })),
          },
        ],
      },
    ]);
  });

  it('are put together by weeks from Monday and by months, of which only days of the range count', async () => {
    under.sendGrid.addMail(
      'contoso',
      ['10-30', '10-31', '11-01', '11-02', '11-03'].map((day, index) => batch(`2026-${day}T15:00:00Z`, 2 ** index))
    );
    const range = { start_date: '2026-10-31', end_date: '2026-11-02' };

    expect(byDate(await under.caller.stats({ ...range, aggregated_by: 'day' }))).toEqual([
      ['2026-10-31', 2],
      ['2026-11-01', 4],
      ['2026-11-02', 8],
    ]);
    expect(byDate(await under.caller.stats({ ...range, aggregated_by: 'week' }))).toEqual([
      ['2026-10-26', 6],
      ['2026-11-02', 8],
    ]);
    expect(byDate(await under.caller.stats({ ...range, aggregated_by: 'month' }))).toEqual([
      ['2026-10-01', 2],
      ['2026-11-01', 12],
    ]);
  });

  it('come in parts when that is asked for', async () => {
    const { json } = await under.caller.stats({ start_date: '2026-11-01', limit: 2, offset: 3 });

    expect(json.map(({ date }) => date)).toEqual(['2026-11-04', '2026-11-05']);
  });

  it.each<[Parameters, string, RegExp]>([
    [{}, 'start_date', /required/],
    [{ start_date: '' }, 'start_date', /required/],
    [{ start_date: '25.11.2026' }, 'start_date', /YYYY-MM-DD/],
    [{ start_date: '2026-02-30' }, 'start_date', /YYYY-MM-DD/],
    [{ start_date: '2026-11-25', end_date: '2026-11-24' }, 'end_date', /before/],
    [{ start_date: '2026-11-25', end_date: 'today' }, 'end_date', /YYYY-MM-DD/],
    [{ start_date: '2026-11-25', aggregated_by: 'year' }, 'aggregated_by', /day, week, month/],
    [{ start_date: '2026-11-25', limit: 0 }, 'limit', /at least 1/],
    [{ start_date: '2026-11-25', offset: 'a' }, 'offset', /integer/],
  ])('refuse %j', async (parameters, field, message) => {
    expect(await under.caller.ask<ErrorsJson>('/v3/stats', parameters)).toMatchObject({
      status: 400,
      json: { errors: [{ field, message: expect.stringMatching(message) as string }] },
    });
  });
});
