import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { httpsRequest } from '@glance/simulator-common/testing';
import { startAzureSimulator } from '../src';

async function listen(port: number): Promise<Server> {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

/**
 * A free port, and a listener on the one after it. Systems give ports from 32768 on to whoever asks for any (macOS from
 * 49152 on), so that no other test takes one of these while it is free.
 */
async function portBeforeTakenOne(): Promise<{ readonly port: number; readonly next: Server }> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    const first = await listen(port).catch(() => undefined);
    const next = await listen(port + 1).catch(() => undefined);
    first?.close();
    if (first !== undefined && next !== undefined) {
      await once(first, 'close');
      return { port, next };
    }
    next?.close();
  }
}

describe('the ports of the simulator', () => {
  it('follow each other when one is given, and neither stays open when the second cannot be had', async () => {
    const { port, next } = await portBeforeTakenOne();
    await expect(startAzureSimulator({ port })).rejects.toThrow(/EADDRINUSE/);
    next.close();
    await once(next, 'close');

    const azure = await startAzureSimulator({ port });
    expect(azure.armUrl).toBe(`https://localhost:${port}`);
    expect(azure.authorityUrl).toBe(`https://localhost:${port + 1}`);
    const url = `${azure.authorityUrl}/${azure.tenantId}/v2.0/.well-known/openid-configuration`;
    expect((await httpsRequest({ url, caPem: azure.caPem })).status).toBe(200);
    await azure.stop();
  });
});
