import { htmlPage, oddHeaders, throttled, unavailable } from '../src';
import { SendGridCaller } from './SendGridCaller';
import { simulatorUnderTest } from './simulatorUnderTest';

const START = Date.parse('2026-11-25T12:10:00.500Z');
const RANGE = { start_date: '2026-11-25' };

describe('the quota', () => {
  const under = simulatorUnderTest(START, {
    accounts: [{ username: 'one', keys: [{ apiKey: 'SG.one' }, { apiKey: 'SG.other' }] }, { username: 'two' }],
  });

  const limits = (headers: Headers) =>
    ['Limit', 'Remaining', 'Reset'].map((name) => headers.get(`X-RateLimit-${name}`));
  const epochSecond = (text: string) => String(Date.parse(text) / 1000);

  it('is off unless it is switched on', async () => {
    const { status, headers } = await under.caller.stats(RANGE);

    expect(status).toBe(200);
    expect(limits(headers)).toEqual(['1000000', '999999', epochSecond('2026-11-25T12:11:00Z')]);
    expect(under.sendGrid.quota.state).toEqual({ isOn: false, admitted: 1, refused: 0 });
  });

  it('refuses until an epoch second, at which the period ends', async () => {
    under.sendGrid.quota.switchOn({ limit: 2, periodSeconds: 30 });
    const replies = [];
    for (let call = 0; call < 3; call++) {
      replies.push(await under.caller.ask('/v3/stats', RANGE));
    }

    expect(replies.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(replies.map(({ headers }) => limits(headers))).toEqual(
      ['1', '0', '0'].map((remaining) => ['2', remaining, epochSecond('2026-11-25T12:10:30Z')])
    );
    expect(replies[2]?.json).toEqual({ errors: [{ field: null, message: 'too many requests' }] });
    under.clock.advance(29_499);
    expect((await under.caller.stats(RANGE)).status).toBe(429);
    under.clock.advance(1);
    expect((await under.caller.stats(RANGE)).status).toBe(200);
    expect(under.sendGrid.quota.state).toEqual({ isOn: true, admitted: 3, refused: 2 });
    under.sendGrid.quota.switchOff();
    expect((await under.caller.stats(RANGE)).status).toBe(200);
  });

  it('counts keys and endpoints apart', async () => {
    under.sendGrid.quota.switchOn({ limit: 1 });
    const [other, two] = ['SG.other', under.sendGrid.apiKeys.two ?? ''].map(
      (apiKey) => new SendGridCaller({ url: under.sendGrid.url, apiKey })
    );
    const statuses = [
      await under.caller.stats(RANGE),
      await under.caller.stats(RANGE),
      await under.caller.ask('/v3/scopes'),
      await other?.stats(RANGE),
      await two?.stats(RANGE),
    ].map((reply) => reply?.status);

    expect(statuses).toEqual([200, 429, 200, 200, 200]);
  });

  it('does not count who may not ask, and does who asks wrongly', async () => {
    under.sendGrid.quota.switchOn({ limit: 1 });
    const restore = under.sendGrid.keys.restrict('SG.one', []);
    expect((await under.caller.stats(RANGE)).status).toBe(403);
    restore();
    expect((await under.caller.stats({})).status).toBe(400);
    expect((await under.caller.stats(RANGE)).status).toBe(429);
  });

  it('refuses everybody in a storm, until it is over or ended', async () => {
    under.sendGrid.quota.refuseAll({ seconds: 90 });
    const { status, headers } = await under.caller.stats(RANGE);

    expect([status, ...limits(headers).slice(1)]).toEqual([429, '0', epochSecond('2026-11-25T12:11:31Z')]);
    under.clock.advance(90_000);
    expect((await under.caller.stats(RANGE)).status).toBe(200);
    under.sendGrid.quota.refuseAll({ seconds: 90 });
    under.sendGrid.quota.endRefusal();
    expect((await under.caller.stats(RANGE)).status).toBe(200);
  });
});

describe('faults', () => {
  const under = simulatorUnderTest(START, {
    accounts: [{ username: 'one' }, { username: 'two' }, { username: 'three' }],
  });
  const callerOf = (account: string) =>
    new SendGridCaller({ url: under.sendGrid.url, apiKey: under.sendGrid.apiKeys[account] ?? '' });
  const raw = () =>
    fetch(`${under.sendGrid.url}/v3/scopes`, { headers: { authorization: `Bearer ${under.account.apiKey}` } });

  it('befall one account and not the others', async () => {
    under.sendGrid.faults.inject(unavailable(500), { caller: 'two' });
    const replies = await Promise.all(['one', 'two', 'three'].map((account) => callerOf(account).stats(RANGE)));

    expect(replies.map(({ status }) => status)).toEqual([200, 500, 200]);
    expect(replies[1]?.json).toEqual({ errors: [{ message: 'internal server error' }] });
  });

  it('let accounts answer in an order of their own', async () => {
    const order: string[] = [];
    const ask = async (account: string) => {
      await callerOf(account).stats(RANGE);
      order.push(account);
    };
    under.sendGrid.faults.inject({ kind: 'latency', ms: 200 }, { caller: 'one' });
    under.sendGrid.faults.inject({ kind: 'latency', ms: 100 }, { caller: 'two' });
    await Promise.all(['one', 'two', 'three'].map(ask));

    expect(order).toEqual(['three', 'two', 'one']);
    expect(under.sendGrid.journal.peakInFlight('stats')).toBe(3);
  });

  it('hold answers back for a time that differs each time', async () => {
    under.sendGrid.faults.inject({ kind: 'latency', ms: 0, jitterMs: 60 });
    const order: number[] = [];
    await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        await under.caller.ask('/v3/scopes');
        order.push(index);
      })
    );

    expect(order).not.toEqual(order.toSorted((one, other) => one - other));
  });

  it.each([
    ['each', ['600', '0', String(Math.ceil(START / 1000))]],
    ['unreadable', ['600', '0', 'soon']],
    ['none', [null, null, null]],
  ] as const)('refuse with %s of the headers', async (headers, expected) => {
    under.sendGrid.faults.inject(throttled({ resetAtMs: START, headers }));
    const reply = await raw();

    expect(reply.status).toBe(429);
    expect(['Limit', 'Remaining', 'Reset'].map((name) => reply.headers.get(`x-ratelimit-${name}`))).toEqual(expected);
  });

  it('answer with pages, with headers that make no sense, and with JSON that ends early', async () => {
    const once = async (fault: Parameters<typeof under.sendGrid.faults.inject>[0]) => {
      under.sendGrid.faults.inject(fault, { times: 1 });
      const reply = await raw();
      return { status: reply.status, reset: reply.headers.get('x-ratelimit-remaining'), text: await reply.text() };
    };

    expect(await once(htmlPage())).toMatchObject({ status: 503, text: expect.stringContaining('<html>') as string });
    expect(await once(htmlPage(200))).toMatchObject({ status: 200 });
    expect(await once(oddHeaders())).toMatchObject({ status: 200, reset: '-1' });
    const { text } = await once({ kind: 'invalidJson' });
    expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
    await expect(once({ kind: 'cutBody' })).rejects.toThrow();
  });
});
