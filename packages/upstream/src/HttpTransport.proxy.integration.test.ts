import { makeCertificates, type TestCertificates } from '../test-support/certificates';
import { LocalProxy } from '../test-support/LocalProxy';
import { LocalServer } from '../test-support/LocalServer';
import { HttpTransport, type HttpTransportOptions } from './HttpTransport';

const closers: Array<() => Promise<void>> = [];
let certificates: TestCertificates;

beforeAll(async () => {
  certificates = await makeCertificates();
});

afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

async function serve(tls?: TestCertificates): Promise<LocalServer> {
  const server = await LocalServer.start((_, response) => response.end('through'), tls);
  closers.push(() => server.stop());
  return server;
}

async function proxy(options?: { readonly refusal?: number }): Promise<LocalProxy> {
  const started = await LocalProxy.start(options);
  closers.push(() => started.stop());
  return started;
}

function connect(options: Partial<HttpTransportOptions>): HttpTransport {
  const transport = new HttpTransport({ timeoutMs: 30_000, ...options });
  closers.push(() => transport.close());
  return transport;
}

describe('a proxy', () => {
  it('tunnels https, and the private CA counts at the far end', async () => {
    const server = await serve(certificates);
    const { address, asked, authorizations } = await proxy();
    const transport = connect({
      caPem: certificates.caPem,
      proxyEnv: { HTTPS_PROXY: `http://us%40er:p%3Aw@${address}` },
    });
    const url = `https://vendor.test:${String(server.port)}/costs`;
    expect((await transport.request({ method: 'GET', url })).text()).toBe('through');
    expect(asked).toEqual([`CONNECT vendor.test:${String(server.port)}`]);
    expect(authorizations).toEqual([`Basic ${Buffer.from('us@er:p:w').toString('base64')}`]);
    expect(server.received[0]?.headers['proxy-authorization']).toBeUndefined();
  });

  it('does not make an untrusted certificate trusted', async () => {
    const server = await serve(certificates);
    const { address } = await proxy();
    const transport = connect({ proxyEnv: { HTTPS_PROXY: `http://${address}` } });
    await expect(
      transport.request({ method: 'GET', url: `https://vendor.test:${String(server.port)}/` })
    ).rejects.toMatchObject({ code: 'unavailable', message: expect.stringContaining('tlsCACert') });
    expect(server.received).toHaveLength(0);
  });

  it('forwards plain http', async () => {
    const server = await serve();
    const { address, asked } = await proxy();
    const transport = connect({ proxyEnv: { HTTP_PROXY: `http://${address}` } });
    const url = `http://vendor.test:${String(server.port)}/costs?a=1`;
    expect((await transport.request({ method: 'POST', url, body: 'query' })).text()).toBe('through');
    expect(asked).toEqual([`POST ${url}`]);
    expect(server.received[0]).toMatchObject({ url: '/costs?a=1', body: 'query' });
  });

  it('that refuses is told apart from the vendor, and its password stays out of the error', async () => {
    const { address } = await proxy({ refusal: 407 });
    const transport = connect({ proxyEnv: { HTTPS_PROXY: `http://user:hunter2@${address}` } });
    const call = transport.request({ method: 'GET', url: 'https://vendor.test/' });
    await expect(call).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('The proxy refuses to connect to vendor.test with status 407'),
    });
    await expect(call).rejects.not.toMatchObject({ message: expect.stringContaining('hunter2') });
  });

  it('is taken from what is passed in, never from the process itself', async () => {
    const { address, asked } = await proxy();
    const server = await serve();
    const before = process.env.HTTP_PROXY;
    process.env.HTTP_PROXY = `http://${address}`;
    try {
      const call = connect({}).request({ method: 'GET', url: `http://vendor.invalid:${String(server.port)}/` });
      await expect(call).rejects.toMatchObject({ code: 'unavailable' });
    } finally {
      if (before === undefined) {
        delete process.env.HTTP_PROXY;
      } else {
        process.env.HTTP_PROXY = before;
      }
    }
    expect(asked).toEqual([]);
  });
});
