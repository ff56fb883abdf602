import { makeCertificates, type TestCertificates } from '../test-support/certificates';
import { LocalServer } from '../test-support/LocalServer';
import { HttpTransport, type HttpTransportOptions } from './HttpTransport';
import type { UpstreamError } from './UpstreamError';

let certificates: TestCertificates;
let server: LocalServer;
const transports: HttpTransport[] = [];

beforeAll(async () => {
  certificates = await makeCertificates();
  server = await LocalServer.start((_, response) => response.end('private'), certificates);
});

afterEach(async () => {
  await Promise.all(transports.splice(0).map((transport) => transport.close()));
});

afterAll(() => server.stop());

function connect(options: Partial<HttpTransportOptions> = {}): HttpTransport {
  const transport = new HttpTransport({ timeoutMs: 30_000, ...options });
  transports.push(transport);
  return transport;
}

async function outcomeOf(transport: HttpTransport, url = server.origin): Promise<string> {
  return transport.request({ method: 'GET', url }).then(
    (response) => response.text(),
    (error: UpstreamError) => `${error.code}: ${error.message} ${error.transient ? '(transient)' : ''}`
  );
}

describe('TLS', () => {
  it('trusts a private CA that is set', async () => {
    expect(await outcomeOf(connect({ caPem: certificates.caPem }))).toBe('private');
  });

  it('finds the CA among several, with text around them', async () => {
    const other = await makeCertificates();
    const bundle = `# staging\n${other.caPem}\n# production\n${certificates.caPem}\n`;
    expect(await outcomeOf(connect({ caPem: bundle }))).toBe('private');
  });

  it('does not trust one that is not, says which setting helps, and does not try again', async () => {
    const outcome = await outcomeOf(connect());
    expect(outcome).toContain('unavailable: ');
    expect(outcome).toContain('set tlsCACert if it comes from a private CA');
    expect(outcome).not.toContain('transient');
    const other = await makeCertificates();
    expect(await outcomeOf(connect({ caPem: other.caPem }))).toContain('set tlsCACert');
  });

  it('trusts nobody for another host', async () => {
    const outcome = await outcomeOf(connect({ caPem: certificates.caPem }), `https://127.0.0.2:${String(server.port)}`);
    expect(outcome).toMatch(/is for another host|refuses connections/);
    expect(outcome).not.toContain('private');
  });

  it('refuses a certificate that has expired', async () => {
    const expired = await makeCertificates({ validFromMs: Date.now() - 24 * 3_600_000 });
    const old = await LocalServer.start((_, response) => response.end('old'), expired);
    const outcome = await outcomeOf(connect({ caPem: expired.caPem }), old.origin);
    await old.stop();
    expect(outcome).toContain('has expired');
  });

  it('accepts any certificate when told to', async () => {
    expect(await outcomeOf(connect({ rejectUnauthorized: false }))).toBe('private');
  });

  it('names the setting when what it holds is no certificate', () => {
    expect(() => connect({ caPem: 'MIIB...' })).toThrow('tlsCACert holds no certificate');
    const damaged = certificates.caPem.replace(/[A-Za-z0-9]{40}/, 'A'.repeat(12));
    expect(() => connect({ caPem: `${certificates.caPem}\n${damaged}` })).toThrow(
      'tlsCACert is damaged: its certificate number 2 cannot be read'
    );
  });

  it('says so when the other side does not speak it', async () => {
    const plain = await LocalServer.start((_, response) => response.end('plain'));
    const outcome = await outcomeOf(connect(), plain.origin.replace('http:', 'https:'));
    await plain.stop();
    expect(outcome).toContain('check the scheme and port of the address');
  });
});
