import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describeSimulatorCommand, httpsRequest, processUnderTest } from '@glance/simulator-common/testing';
import { FLEET, SendGridControl } from '../src';
import { SendGridCaller, type StatsJson } from './SendGridCaller';

const START = resolve(__dirname, '../bin/start.ts');
const NOON = Date.parse('2026-11-25T12:00:00Z');
const TODAY = { start_date: '2026-11-25' };

interface Info {
  readonly url: string;
  readonly euUrl: string;
  readonly caFile?: string;
  readonly controlUrl?: string;
  readonly accounts: ReadonlyArray<{ readonly username: string; readonly url: string }>;
  readonly apiKeys: Readonly<Record<string, string>>;
}

describeSimulatorCommand(START);

describe('the simulator as a process', () => {
  const under = processUnderTest(START);

  it('has ten brands with mail', async () => {
    const { info } = await under.start<Info>();

    expect(info.accounts.map(({ username }) => username)).toEqual(FLEET.map(({ username }) => username));
    for (const { username, url } of info.accounts) {
      const caller = new SendGridCaller({ url, apiKey: info.apiKeys[username] ?? '' });
      const { json } = await caller.stats({ start_date: '2026-10-01', end_date: '2026-10-31', aggregated_by: 'month' });
      expect(json[0]?.stats[0]?.metrics.delivered).toBeGreaterThan(5000);
    }
  }, 20_000);

  it('serves https with an authority that it writes to a file', async () => {
    const caFile = join(under.folder, 'ca.pem');
    const { info } = await under.start<Info>('--ca-file', caFile, '--empty');
    const headers = { authorization: `Bearer ${info.apiKeys.contoso}` };
    const caPem = await readFile(caFile, 'utf8');

    expect(info).toMatchObject({ caFile, url: expect.stringMatching(/^https:\/\/localhost:\d+$/) as string });
    expect((await httpsRequest({ url: `${info.url}/v3/scopes`, caPem, headers })).status).toBe(200);
  }, 20_000);

  it('is driven over http: its clock, its mail, what goes wrong, and the truth', async () => {
    const { info } = await under.start<Info>(
      '--empty',
      '--stopped',
      '--control',
      '--now',
      new Date(NOON).toISOString()
    );
    const control = new SendGridControl(info.controlUrl ?? '');
    const caller = new SendGridCaller({ url: info.url, apiKey: info.apiKeys.contoso ?? '' });
    const figures = async () => {
      const { json } = await caller.ask<StatsJson>('/v3/stats', TODAY);
      return json[0]?.stats[0]?.metrics;
    };
    const status = async () => (await caller.ask('/v3/stats', TODAY)).status;

    await control.addMail('contoso', [
      {
        timeMs: NOON - 1000,
        categories: ['a'],
        provider: 'Gmail',
        counts: { requests: 2, processed: 2 },
        later: [{ afterMs: 61_000, counts: { opens: 1 } }],
      },
    ]);
    expect(await figures()).toMatchObject({ requests: 2, opens: 0 });
    expect(await control.setClock(NOON + 59_000)).toBe(NOON + 59_000);
    expect(await control.advance(1)).toBe(NOON + 60_000);
    expect(await figures()).toMatchObject({ requests: 2, opens: 1 });
    const question = { from: '2026-11-25', to: '2026-11-25', category: 'a', provider: 'Gmail' };
    expect(await control.countMail('contoso', question)).toEqual(await figures());
    expect(await control.countMail('contoso', { ...question, asOfMs: NOON })).toMatchObject({ requests: 2, opens: 0 });
    expect(await control.countMail('contoso', { ...question, timeZone: 'Asia/Tokyo' })).toMatchObject({ requests: 2 });
    expect(await control.countMail('contoso', { ...question, category: 'b' })).toMatchObject({ requests: 0 });
    await control.clearMail('contoso');
    expect(await figures()).toMatchObject({ requests: 0 });

    await control.forgetCalls();
    await control.start('unavailable', { times: 1 });
    expect([await status(), await status()]).toEqual([503, 200]);
    await control.start('refuseAll', { seconds: 600 });
    expect(await status()).toBe(429);
    await control.stop('refuseAll');
    await control.start('throttled', { endpoint: 'scopes', headers: 'none' });
    expect([await status(), (await caller.ask('/v3/scopes')).status]).toEqual([200, 429]);
    await control.stop('throttled');
    await control.start('htmlBadGateway', { account: 'fabrikam' });
    expect(await status()).toBe(200);
    await control.stop('htmlBadGateway');
    expect(await control.calls()).toMatchObject({
      endpoints: { stats: { calls: 5 }, scopes: { calls: 1 } },
      accounts: { contoso: 6 },
    });

    await control.start('revoked', { account: 'contoso' });
    expect(await status()).toBe(401);
    await control.stop('revoked');
    await control.start('restricted', { account: 'contoso', scopes: ['user.credits.read'] });
    expect([await status(), (await caller.ask('/v3/user/credits')).status]).toEqual([403, 200]);
    await control.stop('restricted');

    await control.switchQuotaOn({ limit: 1, periodSeconds: 60 });
    expect([await status(), await status()]).toEqual([200, 429]);
    expect(await control.quota()).toEqual({ isOn: true, admitted: 1, refused: 1 });
    await control.switchQuotaOff();
    const others = [
      'htmlPage',
      'htmlBadGateway',
      'invalidJson',
      'cutBody',
      'neverAnswers',
      'latency',
      'oddHeaders',
    ] as const;
    for (const scenario of others) {
      await control.start(scenario, { ms: 1, jitterMs: 1 });
      await control.stop(scenario);
    }
    expect(await status()).toBe(200);

    const send = async (method: string, path: string, body: unknown) => {
      const reply = await fetch(`${info.controlUrl}/${path}`, { method, body: JSON.stringify(body) });
      return `${reply.status} ${await reply.text()}`;
    };
    expect(await send('PUT', 'scenarios/earthquake', {})).toMatch(/^400 .*instead of \\"earthquake/);
    expect(await send('PUT', 'scenarios/latency', { duration: 1 })).toMatch(/^400 .*Unknown option/);
    expect(await send('PUT', 'scenarios/revoked', {})).toMatch(/^400 .*no account/);
    expect(await send('PUT', 'quota', { limit: -1 })).toMatch(/^400 .*whole number/);
    expect(await send('POST', 'mail?username=contoso', { counts: {} })).toMatch(/^400 .*array/);
    expect(await send('POST', 'mail?username=contoso', [{ counts: {} }])).toMatch(/^400 .*time/);
    expect(await send('POST', 'mail?username=contoso', [{ time: 0, counts: { beauty: 1 } }])).toMatch(
      /^400 .*counts of/
    );
    expect(await send('POST', 'mail?username=contoso', [{ time: 0, later: 1 }])).toMatch(/^400 .*array of later/);
    expect(await send('POST', 'mail?username=nobody', [])).toMatch(/^400 .*no account/);
    expect(await send('POST', 'truth', { from: '2026-11-25' })).toMatch(/^400 .*username, from and to/);
    await expect(control.advance(-1)).rejects.toThrow('advanceSeconds');
  }, 30_000);
});
