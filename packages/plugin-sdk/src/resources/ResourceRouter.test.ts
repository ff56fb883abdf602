import type { CallContext } from '../CallContext';
import { RequestHeaders } from '../RequestHeaders';
import { ResourceRequest } from './ResourceRequest';
import { jsonResponse } from './ResourceResponse';
import { ResourceRouter } from './ResourceRouter';

const context = { instance: 'the instance' } as CallContext<string>;

function request(method: string, path: string): ResourceRequest {
  return new ResourceRequest({
    method,
    path,
    query: new URLSearchParams(),
    headers: new RequestHeaders(),
    body: new Uint8Array(0),
  });
}

const router = new ResourceRouter<string>()
  .get('subscriptions', (_request, { instance }) => jsonResponse([instance]))
  .get('subscriptions/:id/groups', ({ params }) => jsonResponse(params))
  .get('subscriptions/mine/groups', () => jsonResponse('never: the first match wins'))
  .post('cache/clear', () => jsonResponse({ dropped: 2 }, 202))
  .put('item', () => jsonResponse('put'))
  .patch('item', () => jsonResponse('patched'))
  .delete('item', () => jsonResponse('deleted'));

const answer = async (method: string, path: string) => {
  const { status, headers, body } = await router.handle(request(method, path), context);
  return { status, headers, body: JSON.parse(String(body)) as unknown };
};

describe('ResourceRouter', () => {
  it('finds a route by path and method', async () => {
    expect(await answer('GET', 'subscriptions')).toEqual({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: ['the instance'],
    });
    expect(await answer('POST', 'cache/clear')).toMatchObject({ status: 202, body: { dropped: 2 } });
    expect((await answer('PUT', 'item')).body).toBe('put');
    expect((await answer('PATCH', 'item')).body).toBe('patched');
    expect((await answer('DELETE', 'item')).body).toBe('deleted');
  });

  it('does not mind slashes around the path', async () => {
    expect((await answer('GET', '/subscriptions/')).status).toBe(200);
  });

  it('gives the named parts of a path, decoded, and leaves alone what cannot be decoded', async () => {
    expect((await answer('GET', 'subscriptions/a%2Fb/groups')).body).toEqual({ id: 'a/b' });
    expect((await answer('GET', 'subscriptions/50%/groups')).body).toEqual({ id: '50%' });
  });

  it('prefers the route that was added first', async () => {
    expect((await answer('GET', 'subscriptions/mine/groups')).body).toEqual({ id: 'mine' });
  });

  it('answers an unknown path with 404, as JSON', async () => {
    expect(await answer('GET', 'constructor')).toMatchObject({
      status: 404,
      body: { message: 'No resource at constructor' },
    });
    expect((await answer('GET', '')).body).toEqual({ message: 'No resource at /' });
  });

  it('answers a known path with a wrong method with 405 and the right ones', async () => {
    expect(await answer('GET', 'item')).toEqual({
      status: 405,
      headers: { 'content-type': 'application/json', allow: 'PUT, PATCH, DELETE' },
      body: { message: 'item takes PUT, PATCH, DELETE, not GET' },
    });
  });

  it('rejects with what a handler throws', async () => {
    const failing = new ResourceRouter<string>().get('x', () => {
      throw new Error('broken');
    });
    await expect(failing.handle(request('GET', 'x'), context)).rejects.toThrow('broken');
  });
});
