import { FakeClock } from '@glance/cache/testing';
import { UpstreamError } from '@glance/upstream';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CountTickets, createPlugin } from '../examples/tickets';
import { PluginUnderTest, valuesOf } from '../src/testing';

const packageDir = join(__dirname, '..');
const clock = new FakeClock();

function startPlugin(count: CountTickets) {
  return new PluginUnderTest({
    plugin: createPlugin(count, { env: {}, clock }),
    settings: ({ uid = 'tickets', secureJsonData = { token: 'not-a-secret' } }) => ({
      orgId: 1,
      uid,
      name: uid,
      url: '',
      jsonData: {},
      secureJsonData,
      updatedAtMs: 0,
    }),
    ask: { queryType: 'tickets', from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z' },
  });
}

describe('the README example', () => {
  it('is the one in examples/', () => {
    const example = readFileSync(join(packageDir, 'examples/tickets.ts'), 'utf8');
    expect(readFileSync(join(packageDir, 'README.md'), 'utf8')).toContain('```ts\n' + example + '```');
  });

  it('asks the vendor once for all who ask at the same time, and for data sources with equal secrets', async () => {
    const asked: string[] = [];
    const plugin = startPlugin(async (team) => {
      asked.push(team);
      return 3;
    });
    const [one, other] = await Promise.all([plugin.open({ uid: 'one' }), plugin.open({ uid: 'other' })]);
    const frames = await Promise.all([one, one, other].map((source) => source.frame({ team: 'red' })));
    expect(frames.map((frame) => valuesOf(frame.fields[0]))).toEqual([[3], [3], [3]]);
    expect(asked).toEqual(['red']);

    const stranger = await plugin.open({ uid: 'stranger', secureJsonData: { token: 'another' } });
    await stranger.frame({ team: 'red' });
    expect(asked).toEqual(['red', 'red']);
    await plugin.close();
  });

  it('shares a failure too, and says what to do', async () => {
    let calls = 0;
    const plugin = startPlugin(() => {
      calls += 1;
      return Promise.reject(new UpstreamError('unavailable', 'The help desk is closed. Try again later'));
    });
    const source = await plugin.open();
    const answers = await Promise.all([1, 2, 3].map(() => source.ask({ team: 'red' })));
    const failure = {
      ok: false,
      status: 502,
      source: 'downstream',
      message: 'The help desk is closed. Try again later',
    };
    expect(answers).toEqual([failure, failure, failure]);
    expect(calls).toBe(1);
    expect(await source.ask({})).toMatchObject({ status: 400, message: 'team is missing: use a text' });
    await plugin.close();
  });
});
