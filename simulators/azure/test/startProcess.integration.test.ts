import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { connect } from 'node:tls';
import { describeSimulatorCommand, httpsRequest, processUnderTest } from '@glance/simulator-common/testing';
import { AzureControl, type CallCounts } from '../src';
import { AzureCaller } from './AzureCaller';

const START = resolve(__dirname, '../bin/start.ts');

interface Info {
  readonly controlUrl?: string;
  readonly imdsUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly certificateFile?: string;
  readonly federatedTokenFile?: string;
  readonly armUrl: string;
  readonly authorityUrl: string;
  readonly tenantId: string;
  readonly subscriptions: ReadonlyArray<{ readonly id: string }>;
}

/** The counts once so many cost queries have been answered to the last byte, which a client may read a moment earlier. */
async function answered(control: AzureControl, queries: number): Promise<CallCounts> {
  for (;;) {
    const counts = await control.calls();
    const byStatus = Object.values(counts.endpoints.query?.byStatus ?? {});
    if (byStatus.reduce((sum, count) => sum + count, 0) >= queries) {
      return counts;
    }
  }
}

describeSimulatorCommand(START);

describe('the simulator as a process', () => {
  const under = processUnderTest(START);

  it('serves with the authority that it writes to a file', async () => {
    const caFile = join(under.folder, 'ca.pem');
    const { info } = await under.start<Info>('--ca-file', caFile, '--now', '2026-03-01T00:00:00Z');
    const url = `${info.authorityUrl}/${info.tenantId}/v2.0/.well-known/openid-configuration`;

    expect((await httpsRequest({ url, caPem: await readFile(caFile, 'utf8') })).status).toBe(200);
  }, 20_000);

  it('is reached by another name, as its certificate says', async () => {
    const caFile = join(under.folder, 'ca.pem');
    const running = under.run('--name', 'azure-simulator', '--ca-file', caFile);
    const { armUrl } = JSON.parse(await running.line()) as Info;

    expect(armUrl).toMatch(/^https:\/\/azure-simulator:\d+$/);
    const ca = await readFile(caFile, 'utf8');
    const socket = connect({
      port: Number(new URL(armUrl).port),
      host: '127.0.0.1',
      servername: 'azure-simulator',
      ca,
    });
    await once(socket, 'secureConnect');
    expect(socket.authorized).toBe(true);
    socket.destroy();
  }, 20_000);

  it('writes the certificate and the token of a workload to files', async () => {
    const [certificateFile, federatedTokenFile] = [join(under.folder, 'client.pem'), join(under.folder, 'token')];
    const running = under.run('--certificate-file', certificateFile, '--federated-token-file', federatedTokenFile);
    const info = JSON.parse(await running.line()) as Info;

    expect(info).toMatchObject({ certificateFile, federatedTokenFile });
    expect(await readFile(certificateFile, 'utf8')).toMatch(/BEGIN CERTIFICATE[^]*BEGIN PRIVATE KEY/);
    expect((await readFile(federatedTokenFile, 'utf8')).split('.')).toHaveLength(3);
    expect((await fetch(info.imdsUrl)).status).toBe(404);
  }, 20_000);

  it('has its quota on when told so, and is controlled over http', async () => {
    const caFile = join(under.folder, 'ca.pem');
    const running = under.run('--ca-file', caFile, '--quota', '--control', '--now', '2026-11-25T10:00:00Z');
    const info = JSON.parse(await running.line()) as Info;
    const control = new AzureControl(info.controlUrl ?? '');
    const caller = await AzureCaller.signIn({ ...info, caPem: await readFile(caFile, 'utf8') });
    const [scope = ''] = info.subscriptions.map(({ id }) => `subscriptions/${id}`);
    const status = async () => (await caller.query(scope)).status;

    for (const expected of [200, 200, 200, 200, 429]) {
      expect(await status()).toBe(expected);
    }
    expect(await control.quota()).toMatchObject({ isOn: true, admitted: 4, refused: 1 });
    expect(await answered(control, 5)).toMatchObject({
      endpoints: { token: { calls: 1 }, query: { calls: 5, peakInFlight: 1, byStatus: { 200: 4, 429: 1 } } },
      queriesByScope: { [scope]: 5 },
    });
    expect(await control.advance(60)).toBeGreaterThanOrEqual(Date.parse('2026-11-25T10:01:00Z'));
    expect(await status()).toBe(200);

    await control.switchQuotaOn({ callsPerMinuteAndScope: 0, headers: 'none' });
    expect(await status()).toBe(429);
    await control.switchQuotaOff();
    await control.forgetCalls();
    await control.start('refuseAll', { seconds: 600 });
    expect(await status()).toBe(429);
    await control.advance(600);
    expect(await status()).toBe(200);
    expect((await answered(control, 2)).endpoints.query?.byStatus).toEqual({ 200: 1, 429: 1 });

    await control.start('unavailable');
    expect(await status()).toBe(503);
    await control.stop('unavailable');
    await control.start('throttled', { limit: 'qpu', seconds: 7 });
    const { headers } = await caller.query(scope);
    expect(headers['x-ms-ratelimit-microsoft.costmanagement-qpu-retry-after']).toBe('7');
    await control.stop('throttled');
    await control.start('invalidJson');
    await expect(status()).rejects.toThrow(SyntaxError);
    await control.stop('invalidJson');
    await control.start('cutBody');
    await expect(status()).rejects.toThrow(/aborted|hang up/);
    await control.stop('cutBody');
    await control.start('latency', { ms: 1 });
    expect(await status()).toBe(200);

    const put = (path: string, body: object) =>
      fetch(`${info.controlUrl}/${path}`, { method: 'PUT', body: JSON.stringify(body) });
    for (const [path, body] of [
      ['scenarios/earthquake', {}],
      ['scenarios/latency', { ms: 'long' }],
      ['scenarios/latency', { endpoint: 'moon' }],
      ['scenarios/latency', { duration: 1 }],
      ['quota', { callsPerMinute: 4 }],
      ['quota', { headers: 'some' }],
    ] as const) {
      expect((await put(path, body)).status).toBe(400);
    }
    await expect(control.advance(-1)).rejects.toThrow(/advanceSeconds/);
  }, 30_000);

  it('refuses a cloud that it does not know', async () => {
    const simulator = under.run('--cloud', 'AzureGermanCloud');

    expect(await simulator.exit).toEqual([1, null]);
    expect(simulator.text).toContain('instead of "AzureGermanCloud"');
  }, 20_000);
});
