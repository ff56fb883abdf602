import { adapterBench } from '../../test-support/adapterBench';
import type { HttpResponse } from '../http/HttpResponse';
import { UpstreamError } from '../UpstreamError';
import { axiosAdapter } from './axiosAdapter';

const bench = adapterBench();

describe('axiosAdapter', () => {
  it('carries method, headers and text, and makes an answer of any status', async () => {
    const server = await bench.serve((_, response) => {
      response.writeHead(429, { 'X-RateLimit-Reset': '1764064845' }).end('{"errors":["später"]}');
    });
    const request = {
      baseURL: `${server.origin}/private/`,
      url: '/v3/stats?a=1&a=2',
      method: 'post',
      headers: { Authorization: 'Bearer k', 'X-Count': 5, 'Content-Length': '3', toJSON: () => ({}) },
      data: '{"a":"€"}',
    };
    const told: HttpResponse[] = [];
    const response = await axiosAdapter(bench.transport(), { onResponse: (answer) => told.push(answer) })(request);
    expect(server.received[0]).toMatchObject({ method: 'POST', url: '/private/v3/stats?a=1&a=2', body: '{"a":"€"}' });
    expect(server.received[0]?.headers).toMatchObject({
      authorization: 'Bearer k',
      'x-count': '5',
      'content-length': '11',
    });
    expect(response).toMatchObject({
      status: 429,
      data: '{"errors":["später"]}',
      headers: { 'x-ratelimit-reset': '1764064845' },
    });
    expect(response.config).toBe(request);
    expect(told.map(({ status }) => status)).toEqual([429]);
  });

  it('gets without anything but an address, whatever the base', async () => {
    const server = await bench.serve((_, response) => response.end('ok'));
    const call = axiosAdapter(bench.transport());
    expect(await call({ url: `${server.origin}/a` })).toMatchObject({ status: 200, data: 'ok' });
    await call({ url: `${server.origin}/b`, baseURL: 'http://127.0.0.1:1' });
    await call({ url: 'c', baseURL: server.origin });
    expect(server.received).toMatchObject([
      { method: 'GET', url: '/a', body: '' },
      { method: 'GET', url: '/b' },
      { method: 'GET', url: '/c' },
    ]);
  });

  it('follows no redirect away from the origin', async () => {
    const elsewhere = await bench.serve((_, response) => response.end('the keys, please'));
    const server = await bench.serve((_, response) =>
      response.writeHead(307, { location: `${elsewhere.origin}/` }).end()
    );
    const call = axiosAdapter(bench.transport());
    await expect(call({ url: server.origin, headers: { Authorization: 'Bearer k' } })).rejects.toMatchObject({
      code: 'invalidResponse',
      message: expect.stringContaining(elsewhere.origin),
    });
    expect(elsewhere.received).toHaveLength(0);
  });

  it('heeds the signal, and passes the canceller’s own error on unchanged', async () => {
    const server = await bench.serve(() => undefined);
    const plain = new AbortController();
    const reasoned = new AbortController();
    const reason = new UpstreamError('timeout', 'no more patience');
    const call = (signal: AbortSignal) => axiosAdapter(bench.transport(), { signal })({ url: server.origin });
    const first = expect(call(plain.signal)).rejects.toMatchObject({ code: 'aborted' });
    const second = expect(call(reasoned.signal)).rejects.toBe(reason);
    await server.hasReceived(2);
    plain.abort();
    reasoned.abort(reason);
    await Promise.all([first, second]);
  });

  it('keeps to the time limit of the transport, and names endpoints', async () => {
    const server = await bench.serve(() => undefined);
    const call = axiosAdapter(bench.transport(), { endpointOf: ({ pathname }) => pathname.slice(1) });
    const outcome = expect(call({ url: `${server.origin}/stats` })).rejects.toMatchObject({
      code: 'timeout',
      message: expect.stringMatching(/^stats .* within 30 s;/),
    });
    await server.hasReceived(1);
    await bench.clock.advance(30_000);
    await outcome;
    expect(bench.events).toMatchObject([{ endpoint: 'stats' }]);
  });
});
