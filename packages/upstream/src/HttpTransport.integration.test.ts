import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { FakeClock } from '../test-support/FakeClock';
import { type Answer, LocalServer } from '../test-support/LocalServer';
import { HttpTransport, type HttpTransportOptions, type TransportEvent } from './HttpTransport';
import { UpstreamError } from './UpstreamError';

const closers: Array<() => Promise<void>> = [];

async function serve(answer: Answer): Promise<LocalServer> {
  const server = await LocalServer.start(answer);
  closers.push(() => server.stop());
  return server;
}

function connect(options: Partial<HttpTransportOptions> = {}): HttpTransport {
  const transport = new HttpTransport({ timeoutMs: 30_000, ...options });
  closers.push(() => transport.close());
  return transport;
}

async function failureOf(call: Promise<unknown>): Promise<UpstreamError> {
  const error: unknown = await call.then(
    () => undefined,
    (thrown: unknown) => thrown
  );
  expect(error).toBeInstanceOf(UpstreamError);
  return error as UpstreamError;
}

afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

describe('HttpTransport', () => {
  it('sends method, headers and body, and gives back status, headers and text of any answer', async () => {
    const server = await serve((_, response) => {
      response.writeHead(418, { 'X-Kind': 'teapot', 'Set-Cookie': ['a=1', 'b=2'] }).end('short and stout ☕');
    });
    const response = await connect().request({
      method: 'PUT',
      url: `${server.origin}/kettle?boil=1`,
      headers: { 'X-Cups': '2' },
      body: new TextEncoder().encode('water'),
    });
    expect(server.received[0]).toMatchObject({ method: 'PUT', url: '/kettle?boil=1', body: 'water' });
    expect(server.received[0]?.headers['x-cups']).toBe('2');
    expect(response.status).toBe(418);
    expect(response.text()).toBe('short and stout ☕');
    expect(response.headers.get('x-kind')).toBe('teapot');
    expect(response.headers.get('SET-COOKIE')).toBe('a=1, b=2');
    expect([...response.headers].map(([name]) => name)).toContain('x-kind');
  });

  it('keeps connections open between calls', async () => {
    const server = await serve((_, response) => response.end('ok'));
    const transport = connect({ maxConnections: 1 });
    for (let call = 0; call < 5; call++) {
      await transport.request({ method: 'GET', url: server.origin });
    }
    expect(server.connections).toBe(1);
  });

  it('opens no more connections than it may', async () => {
    const pending: Array<() => void> = [];
    const server = await serve((_, response) => pending.push(() => response.end('ok')));
    const transport = connect({ maxConnections: 2 });
    const calls = Array.from({ length: 6 }, () => transport.request({ method: 'GET', url: server.origin }));
    for (let answered = 0; answered < 6; answered++) {
      await server.hasReceived(answered + 1);
      pending.shift()?.();
      await Promise.race(calls);
    }
    await Promise.all(calls);
    expect(server.connections).toBe(2);
  });

  it.each(['not an address', 'ftp://localhost/', 'file:///etc/passwd'])('refuses "%s" as an address', async (url) => {
    expect((await failureOf(connect().request({ method: 'GET', url }))).code).toBe('badRequest');
  });

  it('reports every exchange with endpoint, status and duration', async () => {
    const events: TransportEvent[] = [];
    const server = await serve((request, response) => {
      if (request.url === '/gone') {
        response.destroy();
      } else {
        response.writeHead(503).end();
      }
    });
    const transport = connect({ onEvent: (event) => events.push(event) });
    await transport.request({ method: 'GET', url: `${server.origin}/`, endpoint: 'costQuery' });
    await failureOf(transport.request({ method: 'POST', url: `${server.origin}/gone`, endpoint: 'token' }));
    expect(events).toEqual([
      { type: 'exchangeFinished', endpoint: 'costQuery', method: 'GET', status: 503, durationMs: expect.any(Number) },
      {
        type: 'exchangeFinished',
        endpoint: 'token',
        method: 'POST',
        status: 'unavailable',
        durationMs: expect.any(Number),
      },
    ]);
  });
});

describe('compressed answers', () => {
  const text = 'cost,'.repeat(10_000);

  it.each([
    ['gzip', gzipSync(text)],
    ['x-gzip', gzipSync(text)],
    ['GZIP', gzipSync(text)],
    ['deflate', deflateSync(text)],
    ['deflate', deflateRawSync(text)],
    ['br', brotliCompressSync(text)],
    ['gzip, br', brotliCompressSync(gzipSync(text))],
    ['identity', Buffer.from(text)],
  ])('in %s are unpacked', async (encoding, body) => {
    const server = await serve((_, response) => response.writeHead(200, { 'Content-Encoding': encoding }).end(body));
    const response = await connect().request({ method: 'GET', url: server.origin });
    expect(response.text()).toBe(text);
    expect(server.received[0]?.headers['accept-encoding']).toBe('gzip, deflate, br');
  });

  it('may be empty', async () => {
    const server = await serve((_, response) => response.writeHead(200, { 'Content-Encoding': 'deflate' }).end());
    expect((await connect().request({ method: 'GET', url: server.origin })).body).toHaveLength(0);
  });

  it('of a HEAD request have no body to unpack', async () => {
    const server = await serve((_, response) => response.writeHead(200, { 'Content-Encoding': 'gzip' }).end());
    expect((await connect().request({ method: 'HEAD', url: server.origin })).status).toBe(200);
  });

  it.each([
    ['gzip', gzipSync(text).subarray(0, 60), 'unavailable'],
    ['gzip', Buffer.from('plain text'), 'invalidResponse'],
    ['br', Buffer.from('plain text, rather long'), 'invalidResponse'],
    ['rot13', Buffer.from('cynva grkg'), 'invalidResponse'],
  ])('in %s that are damaged are an error', async (encoding, body, code) => {
    const server = await serve((_, response) => response.writeHead(200, { 'Content-Encoding': encoding }).end(body));
    expect((await failureOf(connect().request({ method: 'GET', url: server.origin }))).code).toBe(code);
  });
});

describe('time', () => {
  it('runs out for a server that never answers: the error names endpoint and seconds', async () => {
    const clock = new FakeClock();
    const server = await serve(() => undefined);
    const call = failureOf(connect({ clock }).request({ method: 'GET', url: server.origin, endpoint: 'costQuery' }));
    await server.hasReceived(1);
    await clock.advance(30_000);
    const { code, message } = await call;
    expect(code).toBe('timeout');
    expect(message).toBe('costQuery gave no complete answer within 30 s; ask for less, or raise timeout');
    expect(clock.pendingTimers).toBe(0);
  });

  it('runs out for a server that sends its answer drop by drop', async () => {
    const clock = new FakeClock();
    const server = await serve((_, response) => response.write('a'));
    const call = failureOf(connect({ clock }).request({ method: 'GET', url: server.origin, timeoutMs: 2_500 }));
    await server.hasReceived(1);
    await clock.advance(2_500);
    expect((await call).message).toMatch(/within 2\.5 s;/);
  });

  it('cannot be lengthened by a single call', async () => {
    const clock = new FakeClock();
    const server = await serve(() => undefined);
    const call = failureOf(connect({ clock }).request({ method: 'GET', url: server.origin, timeoutMs: 90_000 }));
    await server.hasReceived(1);
    await clock.advance(30_000);
    expect((await call).code).toBe('timeout');
  });

  it('is given up by the caller: the connection closes and the error is its own', async () => {
    const closed = new Promise<void>((resolve) => {
      void serve((_, response) => response.on('close', resolve)).then(async (server) => {
        const caller = new AbortController();
        const call = failureOf(connect().request({ method: 'GET', url: server.origin, signal: caller.signal }));
        await server.hasReceived(1);
        caller.abort();
        expect((await call).code).toBe('aborted');
      });
    });
    await closed;
  });

  it('is not begun for a caller that has left', async () => {
    const server = await serve((_, response) => response.end());
    const signal = AbortSignal.abort();
    expect((await failureOf(connect().request({ method: 'GET', url: server.origin, signal }))).code).toBe('aborted');
    expect(server.received).toHaveLength(0);
  });

  it('given up for a reason of our own keeps that reason', async () => {
    const server = await serve(() => undefined);
    const caller = new AbortController();
    const call = failureOf(connect().request({ method: 'GET', url: server.origin, signal: caller.signal }));
    await server.hasReceived(1);
    const reason = new UpstreamError('timeout', 'The deadline of the query has passed');
    caller.abort(reason);
    expect(await call).toBe(reason);
  });
});

describe('broken connections', () => {
  it.each<[string, Answer]>([
    ['before the answer', (_, response) => response.destroy()],
    ['within a body of known length', (_, response) => cutAfter(response.writeHead(200, { 'Content-Length': 1000 }))],
    ['within a chunked body', (_, response) => cutAfter(response.writeHead(200))],
    [
      'within a compressed body',
      (_, response) =>
        cutAfter(response.writeHead(200, { 'Content-Encoding': 'gzip' }), gzipSync('x'.repeat(999)).subarray(0, 15)),
    ],
  ])('%s are unavailable, and worth another try', async (_, answer) => {
    const server = await serve(answer);
    const error = await failureOf(connect().request({ method: 'GET', url: server.origin }));
    expect(error).toMatchObject({ code: 'unavailable', transient: true });
    expect(error.message).toContain(new URL(server.origin).host);
  });

  it('that nobody listens for say so', async () => {
    const server = await LocalServer.start(() => undefined);
    const { origin } = server;
    await server.stop();
    const error = await failureOf(connect().request({ method: 'GET', url: origin }));
    expect(error).toMatchObject({ code: 'unavailable', transient: true });
    expect(error.message).toContain('refuses connections');
  });

  it('to a host without a name are not tried again', async () => {
    const error = await failureOf(connect().request({ method: 'GET', url: 'http://vendor.invalid/' }));
    expect(error.code).toBe('unavailable');
    expect(error.message).toContain('vendor.invalid');
  });

  it('do not hinder the next call', async () => {
    let calls = 0;
    const server = await serve((_, response) => (calls++ === 0 ? response.destroy() : response.end('back')));
    const transport = connect();
    await failureOf(transport.request({ method: 'GET', url: server.origin }));
    expect((await transport.request({ method: 'GET', url: server.origin })).text()).toBe('back');
  });
});

describe('a transport that is closed', () => {
  it('fails the calls under way and all later ones, and says why', async () => {
    const server = await serve((_, response) => response.write('half of it'));
    const transport = connect();
    const underWay = failureOf(transport.request({ method: 'GET', url: server.origin }));
    await server.hasReceived(1);
    await transport.close();
    const later = failureOf(transport.request({ method: 'GET', url: server.origin }));
    for (const error of [await underWay, await later]) {
      expect(error).toMatchObject({ code: 'unavailable', transient: false });
      expect(error.message).toContain('the data source was changed or removed');
    }
  });
});

function cutAfter(
  response: { write: (chunk: string | Uint8Array, done: () => void) => boolean; destroy: () => unknown },
  part: string | Uint8Array = 'half of it'
): void {
  response.write(part, () => {
    response.destroy();
  });
}
