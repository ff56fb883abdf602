// The examples of SendGrid's published specification (https://github.com/twilio/sendgrid-oai, spec/json): what it shows
// for a request is what the simulator answers to it, once it holds the mail that the example must have come from.
import { type Counts, type MailBatch, METRICS } from '../src';
import { type Parameters, SendGridCaller } from './SendGridCaller';
import { simulatorUnderTest } from './simulatorUnderTest';

const NOON = Date.parse('2015-12-01T12:00:00Z');

/** All sixteen figures, as the examples spell them out. */
const metrics = (counts: Counts = {}) => ({ ...Object.fromEntries(METRICS.map((metric) => [metric, 0])), ...counts });

/** The example of `/v3/categories/stats/sums`. */
const SUMS: ReadonlyArray<readonly [name: string, counts: Counts]> = [
  [
    'cat1',
    { clicks: 20, delivered: 20, opens: 20, requests: 20, unique_clicks: 20, unique_opens: 20, unsubscribes: 20 },
  ],
  [
    'cat2',
    {
      blocks: 1,
      clicks: 19,
      delivered: 19,
      opens: 19,
      requests: 20,
      unique_clicks: 19,
      unique_opens: 19,
      unsubscribes: 19,
    },
  ],
  ['cat3', { clicks: 5, delivered: 5, opens: 5, requests: 5, unique_clicks: 5, unique_opens: 5, unsubscribes: 5 }],
  ['cat4', { clicks: 6, delivered: 5, opens: 6, requests: 5, unique_clicks: 5, unique_opens: 5, unsubscribes: 6 }],
  ['cat5', { blocks: 10, requests: 10 }],
];

describe('the published examples', () => {
  const under = simulatorUnderTest(NOON, {
    accounts: [
      {
        username: 'test_username',
        monthlyCredits: 200,
        reputation: 100,
        keys: [{ apiKey: 'SG.example', scopes: ['mail.send', 'alerts.create', 'alerts.read'] }, { apiKey: 'SG.full' }],
        subusers: [{ username: 'Matt_subuser' }, { username: 'example_subuser2' }],
      },
    ],
  });
  const ask = async (path: string, parameters: Parameters = {}, apiKey = 'SG.full') => {
    const { status, json } = await new SendGridCaller({ url: under.sendGrid.url, apiKey }).ask<unknown>(
      path,
      parameters
    );
    return { status, json };
  };
  const add = (...batches: MailBatch[]) => under.sendGrid.addMail('test_username', batches);

  it('of all mail', async () => {
    const range = { start_date: '2015-11-03', end_date: '2015-11-05', aggregated_by: 'day' };

    expect(await ask('/v3/stats', range)).toEqual({
      status: 200,
      json: ['2015-11-03', '2015-11-04', '2015-11-05'].map((date) => ({ date, stats: [{ metrics: metrics() }] })),
    });
  });

  it('of categories, by month', async () => {
    const names = ['docs', 'mattscategory'];
    const range = { start_date: '2015-10-01', end_date: '2015-11-30', aggregated_by: 'month' };

    expect(await ask('/v3/categories/stats', { ...range, categories: names })).toEqual({
      status: 200,
      json: ['2015-10-01', '2015-11-01'].map((date) => ({
        date,
        stats: names.map((name) => ({ type: 'category', name, metrics: metrics() })),
      })),
    });
  });

  it('of the sums of categories', async () => {
    add(...SUMS.map(([category, counts]) => ({ timeMs: Date.parse('2015-01-02'), categories: [category], counts })), {
      timeMs: Date.parse('2015-01-03'),
      categories: ['unseen'],
      counts: {},
    });

    expect(await ask('/v3/categories/stats/sums', { start_date: '2015-01-01', end_date: '2015-01-31' })).toEqual({
      status: 200,
      json: {
        date: '2015-01-01',
        stats: SUMS.map(([name, counts]) => ({ type: 'category', name, metrics: metrics(counts) })),
      },
    });
  });

  it('of subusers', async () => {
    const range = { start_date: '2015-10-01', end_date: '2015-10-10' };
    const { json } = await ask('/v3/subusers/stats', { ...range, subusers: 'Matt_subuser' });

    expect(json).toEqual(
      Array.from({ length: 10 }, (_, index) => ({
        date: `2015-10-${String(index + 1).padStart(2, '0')}`,
        stats: [{ type: 'subuser', name: 'Matt_subuser', metrics: metrics() }],
      }))
    );
  });

  it('of a mailbox provider', async () => {
    add({ timeMs: Date.parse('2015-10-12T09:00:00Z'), provider: 'Gmail', counts: { delivered: 2, opens: 1 } });
    const range = { start_date: '2015-10-11', end_date: '2015-10-12', mailbox_providers: 'Gmail' };
    const none = {
      blocks: 0,
      bounces: 0,
      clicks: 0,
      deferred: 0,
      delivered: 0,
      drops: 0,
      opens: 0,
      processed: 0,
      requests: 0,
      spam_reports: 0,
      unique_clicks: 0,
      unique_opens: 0,
    };

    expect((await ask('/v3/mailbox_providers/stats', range)).json).toEqual([
      { date: '2015-10-11', stats: [{ type: 'mailbox_provider', name: 'Gmail', metrics: none }] },
      {
        date: '2015-10-12',
        stats: [{ type: 'mailbox_provider', name: 'Gmail', metrics: { ...none, delivered: 2, opens: 1 } }],
      },
    ]);
  });

  it('of the list of subusers', async () => {
    const { json } = await ask('/v3/subusers');
    const subuser = { disabled: false, email: expect.any(String) as string, id: expect.any(Number) as number };

    expect(json).toEqual([
      { ...subuser, username: 'Matt_subuser' },
      { ...subuser, username: 'example_subuser2' },
    ]);
  });

  it('of credits, the account, and scopes', async () => {
    expect((await ask('/v3/user/credits')).json).toEqual({
      remain: 200,
      total: 200,
      overage: 0,
      used: 0,
      last_reset: '2015-12-01',
      next_reset: '2016-01-01',
      reset_frequency: 'monthly',
    });
    expect((await ask('/v3/user/account')).json).toEqual({ reputation: 100, type: 'paid' });
    expect((await ask('/v3/scopes', {}, 'SG.example')).json).toEqual({
      scopes: ['mail.send', 'alerts.create', 'alerts.read'],
    });
  });

  it('of refusals', async () => {
    expect(await ask('/v3/subusers', {}, '')).toEqual({
      status: 401,
      json: { errors: [{ field: null, message: 'authorization required' }] },
    });
    expect(await ask('/v3/stats', { start_date: '2015-11-03' }, 'SG.example')).toEqual({
      status: 403,
      json: { errors: [{ field: null, message: 'access forbidden' }] },
    });
  });
});
