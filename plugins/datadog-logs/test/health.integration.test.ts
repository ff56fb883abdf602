import { startDatadog } from './fixtures/startDatadog';

const under = startDatadog();

interface Health {
  readonly details?: Readonly<Record<string, unknown>>;
}

const stepsOf = ({ details }: Health) =>
  (details?.['steps'] as ReadonlyArray<{ name: string; status: string; message: string }>).map(
    ({ name, status }) => `${name} ${status}`
  );

const keysOf = () => under.datadog.organisations[0]?.applicationKeys.map(({ key }) => key) ?? [];

describe('the health check', () => {
  it('tries both keys, counts a minute of logs and lists indexes', async () => {
    under.datadog.store.add([{ timeMs: Date.parse('2026-11-25T09:59:30Z'), message: 'm' }]);
    const health = await (await under.plugin.open()).health();
    expect(health).toMatchObject({
      status: 'ok',
      message:
        'Datadog (datadoghq.com) can be read: the API key is good, the application key is good, 1 log in the last whole minute, 2 indexes listed.',
    });
    expect(stepsOf(health)).toEqual(['apiKey ok', 'applicationKey ok', 'readLogs ok', 'listIndexes ok']);
    expect(JSON.parse(under.datadog.journal.of('aggregate')[0]?.body ?? '')).toMatchObject({
      filter: { from: String(Date.parse('2026-11-25T09:59:00Z')), to: String(Date.parse('2026-11-25T10:00:00Z')) },
    });
  });

  it('names the API key when Datadog does not know it, and the sites on which it may be known', async () => {
    const dataSource = await under.plugin.open({ secureJsonData: { apiKey: 'f'.repeat(32) } });
    const health = await dataSource.health();
    expect(health).toMatchObject({ status: 'error', message: expect.stringContaining('does not accept apiKey') });
    expect(health.message).toContain('keys of one site are unknown to the others');
    expect(stepsOf(health)).toEqual([
      'apiKey error',
      'applicationKey skipped',
      'readLogs skipped',
      'listIndexes skipped',
    ]);
    expect(under.datadog.journal.of('aggregate')).toHaveLength(0);
  });

  it('says so of good keys on the wrong site', async () => {
    const { urls } = under.datadog;
    const health = await (await under.plugin.open({ jsonData: { apiUrl: urls['datadoghq.eu'] } })).health();
    expect(health.message).toContain('does not accept apiKey');
    expect(health.message).toContain('is where it was made');
  });

  it('names the application key when it is not one of the organization', async () => {
    const health = await (await under.plugin.open({ secureJsonData: { applicationKey: 'a'.repeat(40) } })).health();
    expect(health.message).toContain('does not accept applicationKey');
    expect(health.message).toContain('belongs to the same organization as apiKey');
    expect(stepsOf(health)).toEqual(['apiKey ok', 'applicationKey error', 'readLogs skipped', 'listIndexes skipped']);
  });

  it('names the permission that good keys lack', async () => {
    const [, , configOnly = ''] = keysOf();
    const health = await (await under.plugin.open({ secureJsonData: { applicationKey: configOnly } })).health();
    expect(health).toMatchObject({ status: 'error', message: expect.stringContaining('logs_read_data') });
    expect(stepsOf(health)).toEqual(['apiKey ok', 'applicationKey ok', 'readLogs error', 'listIndexes skipped']);
  });

  it('passes without the permission to list indexes, and says what that means', async () => {
    const [, readsOnly = ''] = keysOf();
    const health = await (await under.plugin.open({ secureJsonData: { applicationKey: readsOnly } })).health();
    expect(health).toMatchObject({ status: 'ok', message: expect.stringContaining('logs_read_config') });
    expect(health.message).toContain('can be typed by name');
  });

  it('does not take an exhausted quota for an error of the settings', async () => {
    const headers = { 'x-ratelimit-reset': '600', 'x-ratelimit-remaining': '0', 'x-ratelimit-name': 'logs' };
    under.datadog.faults.inject(
      { kind: 'answer', status: 429, headers, body: { errors: ['Too many requests'] } },
      { endpoint: 'aggregate' }
    );
    const health = await (await under.plugin.open()).health();
    expect(health.message).toContain('quota is used up until 2026-11-25 10:10:00 UTC');
    expect(health.message).toContain('This is no error of the settings');
  });

  it('does not take what is cached for a proof', async () => {
    const dataSource = await under.plugin.open();
    await dataSource.health();
    await dataSource.health();
    expect(under.datadog.journal.of('aggregate')).toHaveLength(2);
  });

  it('warns when certificates are not verified', async () => {
    const health = await (await under.plugin.open({ jsonData: { tlsSkipVerify: true } })).health();
    expect(health).toMatchObject({ status: 'ok', message: expect.stringContaining('tlsSkipVerify is on') });
  });

  it('never tells a key', async () => {
    const { apiKey, applicationKey } = under.datadog;
    const wrong = 'e'.repeat(40);
    const texts = [
      JSON.stringify(await (await under.plugin.open()).health()),
      JSON.stringify(await (await under.plugin.open({ secureJsonData: { applicationKey: wrong } })).health()),
    ].join();
    for (const key of [apiKey, applicationKey, wrong]) {
      expect(`${texts} ${under.plugin.logged.join()}`).not.toContain(key);
    }
  });
});
