import { httpsRequest } from '@glance/simulator-common/testing';
import { startSendGridSimulator } from '../src';
import { type ErrorsJson, SendGridCaller, type StatsJson } from './SendGridCaller';
import { simulatorUnderTest } from './simulatorUnderTest';

const NOON = Date.parse('2026-11-25T12:00:00Z');
const RANGE = { start_date: '2026-11-25' };
const INVALID = 'The provided authorization grant is invalid, expired, or revoked';

describe('access', () => {
  const under = simulatorUnderTest(NOON);

  beforeEach(() => {
    const mail = (requests: number) => [{ timeMs: NOON - 1000, counts: { requests, processed: requests } }];
    under.sendGrid.addMail('contoso', mail(1));
    under.sendGrid.addMail('contoso-news', mail(10));
    under.sendGrid.addMail('contoso-eu', mail(100));
    under.sendGrid.addMail('fabrikam', mail(1000));
  });

  /** The number of requests, or what is refused. */
  const answer = async (region: 'global' | 'eu', account: string, onBehalfOf?: string) => {
    const caller = new SendGridCaller({
      url: under.sendGrid.urls[region],
      apiKey: under.sendGrid.apiKeys[account] ?? account,
      onBehalfOf,
    });
    const { status, json } = await caller.ask<StatsJson & ErrorsJson>('/v3/stats', RANGE);
    return status === 200 ? json[0]?.stats[0]?.metrics.requests : `${status} ${json.errors[0]?.message}`;
  };

  it('needs a key that somebody has', async () => {
    expect(await answer('global', 'contoso')).toBe(1);
    expect(await answer('global', '')).toBe('401 authorization required');
    expect(await answer('global', `${under.account.apiKey.slice(0, -1)}!`)).toBe(`401 ${INVALID}`);
    const giveBack = under.sendGrid.keys.revoke(under.account.apiKey);
    expect(await answer('global', 'contoso')).toBe(`401 ${INVALID}`);
    giveBack();
    expect(await answer('global', 'contoso')).toBe(1);
  });

  it('is given where the sender lives', async () => {
    expect(await answer('eu', 'contoso')).toBe(`401 ${INVALID}`);
    expect(await answer('global', 'fabrikam')).toBe(`401 ${INVALID}`);
    expect(await answer('eu', 'fabrikam')).toBe(1000);
  });

  it('to subusers is with the parent’s key, where they live, and to no others', async () => {
    expect(await answer('global', 'contoso', 'contoso-news')).toBe(10);
    expect(await answer('eu', 'contoso', 'contoso-eu')).toBe(100);
    for (const [region, name] of [
      ['global', 'contoso-eu'],
      ['eu', 'contoso-news'],
      ['global', 'nobody'],
    ] as const) {
      expect(await answer(region, 'contoso', name)).toBe('403 access forbidden');
    }
    expect(await answer('eu', 'fabrikam', 'contoso-eu')).toBe('403 access forbidden');
  });

  it('to unknown subusers is refused in other words where that is chosen', async () => {
    const words = { unauthorized: '401 authorization required', noUser: '400 No user found' } as const;
    for (const [form, expected] of Object.entries(words)) {
      const other = await startSendGridSimulator({ unknownSubuser: form as keyof typeof words });
      try {
        const caller = new SendGridCaller({
          url: other.url,
          apiKey: other.apiKeys.contoso ?? '',
          onBehalfOf: 'nobody',
        });
        const { status, json } = await caller.ask<ErrorsJson>('/v3/stats', RANGE);
        expect(`${status} ${json.errors[0]?.message}`).toBe(expected);
      } finally {
        await other.stop();
      }
    }
  });

  it('is for what the scopes of a key say', async () => {
    const widen = under.sendGrid.keys.restrict(under.account.apiKey, ['stats.read', 'subusers.read']);
    const status = async (path: string) => (await under.caller.ask(path, RANGE)).status;

    expect((await under.caller.ask('/v3/scopes')).json).toEqual({ scopes: ['stats.read', 'subusers.read'] });
    expect([await status('/v3/stats'), await status('/v3/subusers')]).toEqual([200, 200]);
    for (const path of [
      'categories',
      'categories/stats',
      'subusers/stats',
      'mailbox_providers/stats',
      'user/credits',
    ]) {
      expect(await under.caller.ask(`/v3/${path}`, RANGE)).toMatchObject({
        status: 403,
        json: { errors: [{ field: null, message: 'access forbidden' }] },
      });
    }
    widen();
    expect(await status('/v3/user/credits')).toBe(200);
    expect(() => under.sendGrid.keys.restrict('SG.unknown', [])).toThrow('no such key');
  });

  it('on behalf of a subuser ends at subusers', async () => {
    const caller = new SendGridCaller({ ...under.sendGrid, apiKey: under.account.apiKey, onBehalfOf: 'contoso-news' });
    const { json } = await caller.ask<{ scopes: readonly string[] }>('/v3/scopes');

    expect(json.scopes).toContain('stats.read');
    expect(json.scopes.filter((scope) => scope.startsWith('subusers'))).toEqual([]);
    expect((await caller.ask('/v3/subusers')).status).toBe(403);
  });

  it('leaves no key in the journal, and names who asked', async () => {
    await answer('global', 'contoso');
    await answer('global', 'contoso', 'contoso-news');
    await answer('global', 'SG.stranger');
    const text = JSON.stringify(under.sendGrid.journal.entries);

    expect(under.sendGrid.journal.of('stats').map(({ caller }) => caller)).toEqual([
      'contoso',
      'contoso/contoso-news',
      undefined,
    ]);
    expect(text).toContain('sha256:');
    expect(text).not.toContain(under.account.apiKey);
    expect(text).not.toContain('SG.stranger');
  });

  it('is over https, with the authority of the simulator', async () => {
    const secure = await startSendGridSimulator({ tls: true });
    try {
      const reply = await httpsRequest({
        url: `${secure.euUrl}/v3/scopes`,
        caPem: secure.caPem ?? '',
        headers: { authorization: `Bearer ${secure.apiKeys.fabrikam}` },
      });
      expect(secure.url).toMatch(/^https:\/\/localhost:/);
      expect(reply.status).toBe(200);
    } finally {
      await secure.stop();
    }
  });

  it('to two accounts with one name or one key is not given', async () => {
    const twins = [{ username: 'a' }, { username: 'b', subusers: [{ username: 'a' }] }];
    const keys = [{ apiKey: 'SG.a' }];

    await expect(startSendGridSimulator({ accounts: twins })).rejects.toThrow('The name a is taken');
    await expect(
      startSendGridSimulator({
        accounts: [
          { username: 'a', keys },
          { username: 'b', keys },
        ],
      })
    ).rejects.toThrow('The key of b is taken');
    expect(() => under.sendGrid.addMail('nobody', [])).toThrow('no account or subuser "nobody"');
    expect(() => under.sendGrid.addMail('contoso', [{ timeMs: Number.NaN, counts: {} }])).toThrow('epoch milliseconds');
  });

  it('to anything else is not found', async () => {
    expect(await under.caller.ask('/v3/messages')).toMatchObject({
      status: 404,
      json: { errors: [{ field: null, message: 'not found' }] },
    });
    expect(under.sendGrid.journal.entries.map(({ endpoint }) => endpoint)).toEqual(['unknown']);
  });
});
