import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { decodeFrame } from '@glance/data-frames/decode';
import { credentials } from '@grpc/grpc-js';
import { pluginContext } from './testing/handlerFixture';
import { DataClient, QueryDataRequest, type QueryDataResponse } from './wire';

const root = path.join(__dirname, '..');

describe('the README', () => {
  it.each(['examples/dice/main.ts', 'examples/dice/dicePlugin.ts'])('shows %s as it is', (file) => {
    const block = `<!-- ${file} -->\n\n\`\`\`ts\n${readFileSync(path.join(root, file), 'utf8')}\`\`\``;
    expect(readFileSync(path.join(root, 'README.md'), 'utf8')).toContain(block);
  });

  it('names tests that exist', () => {
    const rows = [...readFileSync(path.join(root, 'README.md'), 'utf8').matchAll(/`([^`]+\.test\.ts)`: ([^|]+?) *\|/g)];
    expect(rows.length).toBeGreaterThan(20);
    const missing = rows.filter(
      ([, file = '', name = '']) => !readFileSync(path.join(root, '../..', file), 'utf8').includes(name)
    );
    expect(missing.map(([row]) => row)).toEqual([]);
  });

  it('has an example that answers a query', async () => {
    const child = spawn(
      process.execPath,
      ['--import', require.resolve('tsx'), path.join(root, 'examples/dice/main.ts')],
      {
        env: { grafana_plugin_type: 'datasource' },
        stdio: ['ignore', 'pipe', 'ignore'],
      }
    );
    const handshake = await new Promise<string>((resolve) => createInterface(child.stdout).once('line', resolve));
    const client = new DataClient(`unix:${handshake.split('|')[3]}`, credentials.createInsecure());
    const request = QueryDataRequest.fromPartial({
      pluginContext: pluginContext({ sides: 1 }),
      queries: [{ refId: 'A' }],
    });
    const { responses } = await new Promise<QueryDataResponse>((resolve, reject) =>
      client.queryData(request, (error, response) => (error ? reject(error) : resolve(response)))
    );
    const frame = decodeFrame(responses.A!.frames[0]!);
    expect(frame.fields.map(({ name, values }) => [name, [...values]])).toEqual([
      ['die', ['A']],
      ['roll', [1]],
    ]);
    client.close();
    child.kill('SIGTERM');
    expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(0);
  }, 20_000);
});
