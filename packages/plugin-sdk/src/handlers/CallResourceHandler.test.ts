import { PluginError } from '../errors/PluginError';
import { CallResourceRequest } from '../gen/backend';
import { jsonResponse } from '../resources/ResourceResponse';
import { ResourceRouter } from '../resources/ResourceRouter';
import { handlerFixture, liveCall, pluginContext } from '../testing/handlerFixture';
import { CallResourceHandler } from './CallResourceHandler';

const resources = new ResourceRouter<string>()
  .get('who', (request, { instance, headers }) =>
    jsonResponse([instance, headers.get('x-who'), request.query.get('q')])
  )
  .get('refused', () => Promise.reject(new PluginError('no hunter2-secret', { status: 403, source: 'downstream' })))
  .get('bug', () => Promise.reject(new Error('internals')))
  .get('no-status', () => ({ status: 0, body: '' }));

async function call(path: string, router: ResourceRouter<string> | undefined = resources) {
  const host = handlerFixture<string>({
    createInstance: () => 'the instance',
    queryData: () => Promise.resolve([]),
    resources: router,
  });
  const request = CallResourceRequest.fromPartial({
    pluginContext: pluginContext(),
    path,
    url: `${path}?q=1`,
    method: 'GET',
    headers: { 'X-Who': { values: ['me'] } },
  });
  const { code, body } = await new CallResourceHandler(host).handle(request, liveCall);
  return { code, body: Buffer.from(body).toString() };
}

describe('CallResourceHandler', () => {
  it('runs the route with the instance, headers and query of the call', async () => {
    expect(await call('who')).toEqual({ code: 200, body: '["the instance","me","1"]' });
  });

  it('answers errors as JSON with their status, without secrets', async () => {
    expect(await call('refused')).toEqual({ code: 403, body: '{"message":"no [redacted]"}' });
    expect(await call('bug')).toEqual({
      code: 500,
      body: `{"message":"The plugin failed unexpectedly; Grafana's log has the details"}`,
    });
  });

  it('always has a status, even when a handler forgot it: 0 panics the host', async () => {
    expect((await call('no-status')).code).toBe(500);
  });

  it('answers an unknown path with 404', async () => {
    expect(await call('who', new ResourceRouter())).toEqual({ code: 404, body: '{"message":"No resource at who"}' });
  });
});
