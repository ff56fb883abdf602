import { adapterBench } from '../../test-support/adapterBench';
import { UpstreamError } from '../UpstreamError';
import { transportFetch, type TransportFetchOptions } from './transportFetch';

const bench = adapterBench();

function fetchWith(options?: TransportFetchOptions) {
  return transportFetch(bench.transport(), options);
}

describe('transportFetch', () => {
  it('carries method, headers and text, and answers as fetch does whatever the status', async () => {
    const server = await bench.serve((_, response) => {
      response.writeHead(429, { 'X-RateLimit-Reset': '5' }).end('{"errors":["später"]}');
    });
    const response = await fetchWith()(`${server.origin}/api/v2/logs?a=1`, {
      method: 'POST',
      headers: { 'DD-API-KEY': 'k', 'Content-Type': 'application/json', 'Content-Length': '3', Host: 'elsewhere' },
      body: '{"a":"€"}',
    });
    expect(server.received[0]).toMatchObject({ method: 'POST', url: '/api/v2/logs?a=1', body: '{"a":"€"}' });
    expect(server.received[0]?.headers).toMatchObject({
      'dd-api-key': 'k',
      'content-length': '11',
      host: new URL(server.origin).host,
    });
    expect(response).toMatchObject({ ok: false, status: 429 });
    expect(response.headers.get('x-RateLimit-reset')).toBe('5');
    expect(response.headers.get('x-ratelimit-name')).toBeNull();
    expect(response.headers.has('X-RATELIMIT-RESET')).toBe(true);
    expect(response.headers.has('x-ratelimit-name')).toBe(false);
    const visited: string[] = [];
    response.headers.forEach((value, name) => visited.push(`${name}: ${value}`));
    expect(visited).toContain('x-ratelimit-reset: 5');
    expect([...response.headers].map(([name]) => name)).toContain('x-ratelimit-reset');
    expect(await response.text()).toBe('{"errors":["später"]}');
    expect(await response.json()).toEqual({ errors: ['später'] });
    expect(Buffer.from(await response.arrayBuffer()).toString()).toBe('{"errors":["später"]}');
  });

  it('gets without options, and takes an address in either form', async () => {
    const server = await bench.serve((_, response) => response.end('ok'));
    const get = fetchWith();
    expect(await get(server.origin)).toMatchObject({ ok: true, status: 200 });
    await get(new URL(server.origin), { body: null, signal: null });
    expect(server.received).toMatchObject([{ method: 'GET' }, { method: 'GET', body: '' }]);
  });

  it.each([
    ['bytes', new TextEncoder().encode('zipped')],
    ['a Node buffer', Buffer.from('zipped')],
  ])('sends %s', async (_, body) => {
    const server = await bench.serve((_request, response) => response.end());
    await fetchWith()(server.origin, { method: 'POST', body });
    expect(server.received[0]?.body).toBe('zipped');
  });

  it('refuses bodies it cannot send', async () => {
    const server = await bench.serve((_, response) => response.end());
    await expect(fetchWith()(server.origin, { method: 'POST', body: new FormData() })).rejects.toMatchObject({
      code: 'badRequest',
    });
    expect(server.received).toHaveLength(0);
  });

  it('rejects JSON that is none only when asked for it', async () => {
    const server = await bench.serve((_, response) => response.end('<html>'));
    const response = await fetchWith()(server.origin);
    await expect(response.json()).rejects.toThrow(SyntaxError);
    expect(await response.text()).toBe('<html>');
  });

  it('follows a redirect within the origin, and none away from it', async () => {
    const elsewhere = await bench.serve((_, response) => response.end('the keys, please'));
    const server = await bench.serve(({ url }, response) => {
      const location = url === '/away' ? `${elsewhere.origin}/` : '/here';
      response.writeHead(url === '/here' ? 200 : 307, url === '/here' ? {} : { location }).end();
    });
    const call = fetchWith();
    const init = { headers: { 'DD-API-KEY': 'k' } };
    expect((await call(`${server.origin}/moved`, init)).status).toBe(200);
    await expect(call(`${server.origin}/away`, init)).rejects.toMatchObject({
      code: 'invalidResponse',
      message: expect.stringContaining(elsewhere.origin),
    });
    expect(elsewhere.received).toHaveLength(0);
  });

  it('heeds the signal, and passes the canceller’s own error on unchanged', async () => {
    const server = await bench.serve(() => undefined);
    const call = fetchWith({ endpointOf: () => 'aggregate' });
    const plain = new AbortController();
    const reasoned = new AbortController();
    const reason = new UpstreamError('timeout', 'no more patience');
    const first = expect(call(server.origin, { signal: plain.signal })).rejects.toMatchObject({ code: 'aborted' });
    const second = expect(call(server.origin, { signal: reasoned.signal })).rejects.toBe(reason);
    await server.hasReceived(2);
    plain.abort();
    reasoned.abort(reason);
    await Promise.all([first, second]);
    await expect(call(server.origin, { signal: plain.signal })).rejects.toMatchObject({ code: 'aborted' });
    expect(server.received).toHaveLength(2);
  });

  it('keeps to the time limit of the transport', async () => {
    const server = await bench.serve(() => undefined);
    const outcome = expect(fetchWith({ endpointOf: () => 'aggregate' })(server.origin)).rejects.toMatchObject({
      code: 'timeout',
      message: expect.stringMatching(/^aggregate .* within 30 s;/),
    });
    await server.hasReceived(1);
    await bench.clock.advance(30_000);
    await outcome;
  });

  it('names endpoints for the metrics', async () => {
    const server = await bench.serve((_, response) => response.end());
    await fetchWith({ endpointOf: ({ pathname }) => pathname.slice(1) })(`${server.origin}/search`);
    expect(bench.events).toMatchObject([{ endpoint: 'search', status: 200 }]);
  });
});
