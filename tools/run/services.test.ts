import net, { type AddressInfo } from 'node:net';
import { requireFreePort } from './services.mjs';

describe('requireFreePort', () => {
  it('says that a port is in use and which to try instead', async () => {
    const server = net.createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    try {
      await expect(requireFreePort(port)).rejects.toMatchObject({
        message: `Port ${port} is in use already.`,
        advice: expect.stringContaining(`npm start -- --port ${port + 1}`),
      });
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
    await expect(requireFreePort(port)).resolves.toBeUndefined();
  });
});
