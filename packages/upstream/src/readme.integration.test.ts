import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { close, read } from '../examples/patientClient';
import { LocalServer } from '../test-support/LocalServer';

const packageDir = join(__dirname, '..');

describe('the README example', () => {
  it('is the one in examples/', () => {
    const example = readFileSync(join(packageDir, 'examples/patientClient.ts'), 'utf8');
    expect(readFileSync(join(packageDir, 'README.md'), 'utf8')).toContain('```ts\n' + example + '```');
  });

  it('reads through a failure, and gives up on a refusal', async () => {
    const server = await LocalServer.start(({ url }, response) => {
      const failsOnce = url === '/' && server.received.length === 1;
      response.statusCode = url === '/busy' ? 429 : failsOnce ? 503 : 200;
      response.end('good morning');
    });
    const { signal } = new AbortController();
    try {
      expect(await read(server.origin, signal)).toBe('good morning');
      expect(server.received).toHaveLength(2);
      await expect(read(`${server.origin}/busy`, signal)).rejects.toMatchObject({ code: 'rateLimited', status: 429 });
    } finally {
      await server.stop();
      await close();
    }
  });
});
