import { gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import {
  createCertificateAuthority,
  Faults,
  injectFaults,
  Journal,
  recordRequests,
  type RunningServer,
  type ServerEnv,
  startHttpsServer,
} from '../src';
import { httpsRequest } from '../testing';

const ANSWER = { rows: Array.from({ length: 500 }, (_, index) => index) };

describe('a simulated server', () => {
  let caPem: string;
  let server: RunningServer;
  let url: string;
  const faults = new Faults();
  const journal = new Journal(Date.now);
  const endpointOf = () => 'rows';

  beforeAll(async () => {
    const ca = await createCertificateAuthority('Test CA');
    caPem = ca.caPem;
    const app = new Hono<ServerEnv>();
    app.use(recordRequests({ journal, endpointOf, secretFields: [] }), injectFaults({ faults, endpointOf }));
    app.all('/rows', (context) => context.json(ANSWER));
    const certificate = await ca.issue(['localhost', '127.0.0.1']);
    server = await startHttpsServer({ app, certificate, port: 0, host: '127.0.0.1' });
    url = `https://localhost:${server.port}/rows`;
  });
  afterAll(() => server.stop());
  beforeEach(() => {
    faults.clear();
    journal.clear();
  });

  it('is trusted by clients that know its authority, by name and by address, and by no others', async () => {
    expect((await httpsRequest({ url, caPem })).status).toBe(200);
    expect((await httpsRequest({ url: url.replace('localhost', '127.0.0.1'), caPem })).status).toBe(200);
    const { caPem: otherPem } = await createCertificateAuthority('Another CA');
    await expect(httpsRequest({ url, caPem: otherPem })).rejects.toThrow(/certificate/);
  });

  it('answers in gzip when the client accepts it', async () => {
    const { headers, body } = await httpsRequest({ url, caPem, headers: { 'accept-encoding': 'gzip, deflate' } });

    expect(headers['content-encoding']).toBe('gzip');
    expect(JSON.parse(gunzipSync(body).toString())).toEqual(ANSWER);
    expect((await httpsRequest({ url, caPem })).headers['content-encoding']).toBeUndefined();
  });

  it('records method, address, headers, body and outcome', async () => {
    await httpsRequest({
      url,
      caPem,
      method: 'POST',
      headers: { 'x-id': '7', authorization: 'Bearer abc' },
      body: 'hi',
    });
    await journal.idle();

    expect(journal.entries).toMatchObject([
      { method: 'POST', url, body: 'hi', endpoint: 'rows', inFlightAtStart: 1, status: 200, aborted: false },
    ]);
    expect(journal.entries[0]?.headers['x-id']).toBe('7');
    expect(JSON.stringify(journal.entries)).not.toContain('abc');
  });

  it('holds answers back by the latency, all at once', async () => {
    faults.inject({ kind: 'latency', ms: 40 });
    await Promise.all(Array.from({ length: 5 }, () => httpsRequest({ url, caPem })));

    expect(journal.peakInFlight('rows')).toBe(5);
  });

  it('answers as told instead of by itself', async () => {
    faults.inject({ kind: 'answer', status: 429, headers: { 'retry-after': '7' }, body: { error: 'slow down' } });
    const { status, headers, body } = await httpsRequest({ url, caPem });

    expect([status, headers['retry-after'], body.toString()]).toEqual([429, '7', '{"error":"slow down"}']);
  });

  it('answers with a page of HTML, JSON that ends early, or a redirect', async () => {
    faults.inject({ kind: 'htmlBadGateway' }, { times: 1 });
    const gateway = await httpsRequest({ url, caPem });
    expect([gateway.status, gateway.headers['content-type']]).toEqual([502, 'text/html']);

    faults.inject({ kind: 'invalidJson' }, { times: 1 });
    const broken = await httpsRequest({ url, caPem });
    expect(broken.status).toBe(200);
    expect(() => JSON.parse(broken.body.toString())).toThrow(SyntaxError);

    faults.inject({ kind: 'redirect', location: 'https://elsewhere.example/' }, { times: 1 });
    const redirect = await httpsRequest({ url, caPem });
    expect([redirect.status, redirect.headers.location]).toEqual([307, 'https://elsewhere.example/']);
  });

  it('alters its own JSON and headers', async () => {
    faults.inject({
      kind: 'alteredJson',
      alter: (json) => ({ ...(json as object), nextLink: 'https://elsewhere.example/' }),
    });
    faults.inject({ kind: 'headers', headers: { 'x-remaining': '0' } });
    const { headers, body } = await httpsRequest({ url, caPem });

    expect(JSON.parse(body.toString())).toEqual({ ...ANSWER, nextLink: 'https://elsewhere.example/' });
    expect(headers['x-remaining']).toBe('0');
  });

  it('cuts the body in the middle', async () => {
    faults.inject({ kind: 'cutBody' });
    await expect(httpsRequest({ url, caPem })).rejects.toThrow(/aborted|hang up|reset/i);
    await journal.idle();
    expect(journal.entries).toMatchObject([{ aborted: true }]);
  });

  it('never answers, until the client leaves', async () => {
    faults.inject({ kind: 'neverAnswers' });
    const leaving = new AbortController();
    const reply = httpsRequest({ url, caPem, signal: leaving.signal });
    await journal.arrived('rows', 1);
    leaving.abort();

    await expect(reply).rejects.toThrow(/abort/i);
    await journal.idle();
    expect(journal.entries[0]).toMatchObject({ aborted: true });
    expect(journal.entries[0]?.status).toBeUndefined();
  });

  it('trickles its answer byte by byte', async () => {
    faults.inject({ kind: 'slowLoris', intervalMs: 0 });
    const { body } = await httpsRequest({ url, caPem });

    expect(JSON.parse(body.toString())).toEqual(ANSWER);
  });

  it('sends more than anybody wants, plain or small on the wire', async () => {
    const bytes = 3_000_000;
    faults.inject({ kind: 'oversizedBody', bytes }, { times: 1 });
    const plain = await httpsRequest({ url, caPem });
    expect(plain.body.length).toBe(bytes);
    expect(JSON.parse(plain.body.toString())).toHaveLength(bytes - 2);

    faults.inject({ kind: 'oversizedBody', bytes, gzip: true }, { times: 1 });
    const packed = await httpsRequest({ url, caPem });
    expect(packed.body.length).toBeLessThan(bytes / 100);
    expect(gunzipSync(packed.body).length).toBe(bytes);
  });

  it('stops listening on a port that is free again afterwards, also with clients connected', async () => {
    const ca = await createCertificateAuthority('Short-lived CA');
    const options = { app: new Hono<ServerEnv>(), certificate: await ca.issue(['localhost']), host: '127.0.0.1' };
    const first = await startHttpsServer({ ...options, port: 0 });
    await expect(startHttpsServer({ ...options, port: first.port })).rejects.toThrow(/EADDRINUSE/);
    await first.stop();
    const second = await startHttpsServer({ ...options, port: first.port });
    await second.stop();
  });
});
