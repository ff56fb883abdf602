// What the facts say of SendGrid's client library 8.1.6, reproduced with the bare library against the simulator.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import client, { Client } from '@sendgrid/client';
import { htmlPage, type SendGridSimulator, SettableClock, startSendGridSimulator, throttled } from '../src';

type Request = Parameters<Client['request']>[0];

const NOON = Date.parse('2026-11-25T12:00:00Z');
const RANGE = 'start_date=2026-11-24';

describe('SendGrid’s own client library', () => {
  let sendGrid: SendGridSimulator;

  beforeEach(async () => {
    sendGrid = await startSendGridSimulator({ now: new SettableClock(NOON).now });
    sendGrid.addMail('contoso', [
      { timeMs: NOON - 1000, categories: ['orders'], counts: { requests: 3, processed: 3, delivered: 3 } },
    ]);
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await sendGrid.stop();
  });

  const key = (account = 'contoso') => sendGrid.apiKeys[account] ?? '';
  const clientOf = (apiKey = key(), baseUrl = sendGrid.url): Client => {
    const own = new Client();
    own.setApiKey(apiKey);
    own.setDefaultRequest('baseUrl', baseUrl);
    return own;
  };
  const ask = (url: string, more: Partial<Request> & Record<string, unknown> = {}, own = clientOf()) =>
    own.request({ url, method: 'GET', ...more });
  const failure = (url: string, more: Partial<Request> & Record<string, unknown> = {}, own = clientOf()) =>
    ask(url, more, own).then(
      () => undefined,
      (error: unknown) => error
    );

  it('is one object for everybody, but knows its class', () => {
    expect(client).toBeInstanceOf(Client);
    expect(clientOf()).not.toBe(client);
  });

  it('reads everything that the simulator tells', async () => {
    const paths = [
      `/v3/stats?${RANGE}`,
      `/v3/categories/stats?${RANGE}&categories=orders`,
      `/v3/categories/stats/sums?${RANGE}`,
      `/v3/subusers/stats?${RANGE}&subusers=contoso-news`,
      `/v3/subusers/stats/sums?${RANGE}`,
      '/v3/subusers/stats/monthly?date=2026-11-01',
      `/v3/mailbox_providers/stats?${RANGE}`,
      '/v3/categories',
      '/v3/subusers',
      '/v3/user/credits',
      '/v3/user/account',
      '/v3/scopes',
    ];
    for (const path of paths) {
      const [{ statusCode, headers }, body] = await ask(path);

      expect([path, statusCode, typeof body]).toEqual([path, 200, 'object']);
      expect(headers).toMatchObject({ 'x-ratelimit-remaining': '999999' });
    }
  });

  it('asks on behalf of a subuser', async () => {
    const own = clientOf();
    own.setImpersonateSubuser('contoso-news');
    await ask(`/v3/stats?${RANGE}`, {}, own);

    expect(sendGrid.journal.of('stats')[0]).toMatchObject({
      headers: { 'on-behalf-of': 'contoso-news' },
      caller: 'contoso/contoso-news',
    });
  });

  it('forgets its address when it gets a key', () => {
    const own = clientOf();
    expect(own.createRequest({ url: '/' })).toMatchObject({ baseURL: sendGrid.url });
    own.setApiKey(key());
    expect(own.createRequest({ url: '/' })).toMatchObject({ baseURL: 'https://api.sendgrid.com/' });
  });

  it('knows two regions, and only warns of others', () => {
    const warned = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    const own = new Client();
    own.setDataResidency('eu');
    own.setDataResidency('mars');

    expect(warned).toHaveBeenCalledTimes(1);
    expect(own.createRequest({ url: '/' })).toMatchObject({ baseURL: 'https://api.eu.sendgrid.com/' });
  });

  it('makes `categories[]` of a list, which is refused, and nothing at all of URLSearchParams', async () => {
    const qs = { start_date: '2026-11-24', categories: ['orders', 'news'] };
    const error = await failure('/v3/categories/stats', { qs });
    const params = new URLSearchParams({ start_date: '2026-11-24' });
    await failure('/v3/stats', { qs: params });

    expect(error).toMatchObject({ code: 400, response: { body: { errors: [{ field: 'categories[]' }] } } });
    expect(decodeURIComponent(sendGrid.journal.of('categoryStats')[0]?.url ?? '')).toContain(
      'categories[]=orders&categories[]=news'
    );
    expect(sendGrid.journal.of('stats')[0]?.url).toMatch(/\/v3\/stats$/);
  });

  it('drops signal and timeout of a request, and keeps those of its defaults', async () => {
    sendGrid.faults.inject({ kind: 'neverAnswers' });
    const abort = new AbortController();
    expect(clientOf().createRequest({ url: '/', signal: abort.signal, timeout: 1 } as Request)).not.toHaveProperty(
      'signal'
    );
    const own = clientOf();
    own.setDefaultRequest('signal' as keyof Request, abort.signal as never);
    const failed = failure(`/v3/stats?${RANGE}`, {}, own);
    await sendGrid.journal.arrived('stats', 1);
    abort.abort();

    expect(await failed).toMatchObject({ name: 'CanceledError' });
    await sendGrid.journal.idle();
    expect(sendGrid.journal.of('stats')[0]?.aborted).toBe(true);
  });

  it.each([
    ['a cut body', 'cutBody'],
    ['a redirect to nowhere', 'redirect'],
  ] as const)('holds the key in its error after %s', async (_, kind) => {
    sendGrid.faults.inject(kind === 'redirect' ? { kind, location: 'http://127.0.0.1:1/' } : { kind });
    const error = await failure(`/v3/stats?${RANGE}`);

    expect(error).toMatchObject({ isAxiosError: true, config: { headers: { Authorization: `Bearer ${key()}` } } });
    expect(JSON.stringify(error)).toContain(key());
  });

  it('has refusals without the key, with what SendGrid says', async () => {
    const revoked = clientOf(`${key()}0`);
    const error = await failure(`/v3/stats?${RANGE}`, {}, revoked);
    const text = JSON.stringify(error);

    expect(error).toMatchObject({ code: 401, message: 'Unauthorized' });
    expect(text).toContain('The provided authorization grant is invalid, expired, or revoked');
    expect(text).not.toContain(key());
  });

  it('tells the epoch second of a refused call in its headers', async () => {
    sendGrid.faults.inject(throttled({ resetAtMs: NOON + 30_000 }));

    expect(await failure(`/v3/stats?${RANGE}`)).toMatchObject({
      code: 429,
      response: {
        headers: { 'x-ratelimit-reset': String((NOON + 30_000) / 1000) },
        body: { errors: [{ field: null, message: 'too many requests' }] },
      },
    });
  });

  it('takes broken JSON and pages of HTML for text', async () => {
    sendGrid.faults.inject({ kind: 'invalidJson' }, { times: 1 });
    const [{ statusCode }, body] = await ask(`/v3/stats?${RANGE}`);
    sendGrid.faults.inject(htmlPage());

    expect([statusCode, typeof body]).toEqual([200, 'string']);
    expect(await failure(`/v3/stats?${RANGE}`)).toMatchObject({
      code: 503,
      response: { body: expect.stringContaining('<!DOCTYPE html>') as string },
    });
  });

  it('follows redirects', async () => {
    sendGrid.faults.inject({ kind: 'redirect', location: `${sendGrid.url}/v3/scopes` }, { endpoint: 'stats' });
    const [, body] = await ask(`/v3/stats?${RANGE}`);

    expect(body).toHaveProperty('scopes');
  });

  it('goes through the proxy of the environment', async () => {
    const before = process.env.http_proxy;
    process.env.http_proxy = sendGrid.euUrl;
    try {
      await failure(`/v3/stats?${RANGE}`, {}, clientOf(key(), 'http://sendgrid.invalid'));
    } finally {
      if (before === undefined) {
        delete process.env.http_proxy;
      } else {
        process.env.http_proxy = before;
      }
    }

    expect(sendGrid.journal.of('stats')[0]).toMatchObject({ headers: { host: 'sendgrid.invalid' } });
  });

  it('never settles in a folder whose name is no regular expression', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'c++'));
    const script = `
      const { Client } = require(${JSON.stringify(require.resolve('@sendgrid/client'))});
      const own = new Client();
      own.setApiKey('SG.unknown');
      own.setDefaultRequest('baseUrl', ${JSON.stringify(sendGrid.url)});
      process.on('unhandledRejection', (error) => console.log('unhandled', error.message));
      own.request({ url: '/v3/stats' }).finally(() => console.log('settled'));
    `;
    try {
      const { stdout } = await promisify(execFile)(process.execPath, ['-e', script], { cwd: folder });
      expect(stdout).toMatch(/^unhandled .*Nothing to repeat\n$/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
