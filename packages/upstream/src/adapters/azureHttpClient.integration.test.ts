import { createHttpHeaders, createPipelineRequest, type PipelineRequestOptions } from '@azure/core-rest-pipeline';
import { adapterBench } from '../../test-support/adapterBench';
import { azureHttpClient } from './azureHttpClient';

const bench = adapterBench();

function client(endpointOf?: (url: URL) => string) {
  return azureHttpClient(bench.transport(), { endpointOf });
}

function requestOf(url: string, options: Partial<PipelineRequestOptions> = {}) {
  return createPipelineRequest({ url, allowInsecureConnection: true, ...options });
}

type AbortSignalLike = NonNullable<PipelineRequestOptions['abortSignal']>;

describe('azureHttpClient', () => {
  it('carries method, headers and text, and answers as Azure’s own client does', async () => {
    const server = await bench.serve((_, response) => {
      response.writeHead(429, { 'X-Ms-Retry': '5' }).end('{"error":{}}');
    });
    const request = requestOf(`${server.origin}/subscriptions`, {
      method: 'POST',
      headers: createHttpHeaders({
        Authorization: 'Bearer t',
        'Content-Type': 'application/json',
        'Content-Length': 9,
      }),
      body: '{"a":"€"}',
    });
    const response = await client().sendRequest(request);
    expect(server.received[0]).toMatchObject({ method: 'POST', url: '/subscriptions', body: '{"a":"€"}' });
    expect(server.received[0]?.headers).toMatchObject({ authorization: 'Bearer t', 'content-length': '11' });
    expect(response).toMatchObject({ request, status: 429, bodyAsText: '{"error":{}}' });
    expect(response.headers.get('x-MS-retry')).toBe('5');
    expect(response.headers.has('X-Ms-Retry')).toBe(true);
    expect(response.headers.toJSON()).toMatchObject({ 'x-ms-retry': '5' });
    expect([...response.headers].map(([name]) => name)).toContain('x-ms-retry');
  });

  it.each([
    ['bytes', new TextEncoder().encode('grant')],
    ['a buffer', new TextEncoder().encode('grant').buffer],
    ['a view of a part', new Uint8Array(new TextEncoder().encode('--grant--').buffer, 2, 5)],
  ])('sends %s', async (_, body) => {
    const server = await bench.serve((_request, response) => response.end());
    await client().sendRequest(requestOf(server.origin, { method: 'POST', body }));
    expect(server.received[0]?.body).toBe('grant');
  });

  it('sends nothing where there is no body', async () => {
    const server = await bench.serve((_, response) => response.end());
    const response = await client().sendRequest(requestOf(server.origin, { body: null }));
    expect(server.received[0]?.body).toBe('');
    expect(response.bodyAsText).toBe('');
  });

  it('refuses bodies it cannot send', async () => {
    await expect(
      client().sendRequest(requestOf('http://localhost/', { method: 'POST', body: new Blob(['x']) }))
    ).rejects.toMatchObject({ code: 'badRequest' });
  });

  it('refuses plain http unless the request allows it', async () => {
    const server = await bench.serve((_, response) => response.end());
    await expect(client().sendRequest(createPipelineRequest({ url: server.origin }))).rejects.toMatchObject({
      code: 'badRequest',
      message: expect.stringContaining('https'),
    });
    expect(server.received).toHaveLength(0);
  });

  it('heeds the timeout of the request', async () => {
    const server = await bench.serve(() => undefined);
    const call = client(() => 'costQuery').sendRequest(requestOf(server.origin, { timeout: 2_000 }));
    const outcome = expect(call).rejects.toMatchObject({
      code: 'timeout',
      message: expect.stringMatching(/^costQuery .* within 2 s;/),
    });
    await server.hasReceived(1);
    await bench.clock.advance(2_000);
    await outcome;
  });

  it('heeds a signal of the platform', async () => {
    const server = await bench.serve(() => undefined);
    const caller = new AbortController();
    const call = client().sendRequest(requestOf(server.origin, { abortSignal: caller.signal }));
    const outcome = expect(call).rejects.toMatchObject({ code: 'aborted' });
    await server.hasReceived(1);
    caller.abort();
    await outcome;
  });

  it('heeds a signal of another make, and leaves no listener on it', async () => {
    const server = await bench.serve(() => undefined);
    type Listener = Parameters<AbortSignalLike['addEventListener']>[1];
    const listeners = new Set<Listener>();
    const foreign: AbortSignalLike = {
      aborted: false,
      addEventListener: (_, listener) => void listeners.add(listener),
      removeEventListener: (_, listener) => void listeners.delete(listener),
    };
    const call = client().sendRequest(requestOf(server.origin, { abortSignal: foreign }));
    const outcome = expect(call).rejects.toMatchObject({ code: 'aborted' });
    await server.hasReceived(1);
    listeners.forEach((listener) => {
      listener.call(foreign, { type: 'abort' });
    });
    await outcome;
    expect(listeners.size).toBe(0);
    await expect(
      client().sendRequest(requestOf(server.origin, { abortSignal: { ...foreign, aborted: true } }))
    ).rejects.toMatchObject({ code: 'aborted' });
  });

  it('names endpoints for the metrics', async () => {
    const server = await bench.serve((_, response) => response.end());
    const named = client((url) => (url.pathname.endsWith('/token') ? 'token' : 'other'));
    await named.sendRequest(requestOf(`${server.origin}/tenant/oauth2/v2.0/token`));
    expect(bench.events).toMatchObject([{ endpoint: 'token', status: 200 }]);
  });
});

describe('PipelineHeaders', () => {
  it('can be changed by a policy, keeping the case of names', async () => {
    const server = await bench.serve((_, response) => response.end());
    const { headers } = await client().sendRequest(requestOf(server.origin));
    headers.set('X-Added', 1);
    expect(headers.toJSON({ preserveCase: true })).toMatchObject({ 'X-Added': '1' });
    headers.delete('x-added');
    expect(headers.has('X-Added')).toBe(false);
    expect(headers.get('X-Added')).toBeUndefined();
  });
});
