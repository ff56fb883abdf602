import { type Answer, LocalServer } from '../test-support/LocalServer';
import { HttpTransport } from './HttpTransport';
import type { UpstreamError } from './UpstreamError';

const SECRET_HEADERS = { Authorization: 'Bearer very-secret-token', 'DD-API-KEY': 'key-4711', Cookie: 'session=1' };

const servers: LocalServer[] = [];
let transport: HttpTransport;

async function serve(answer: Answer): Promise<LocalServer> {
  const server = await LocalServer.start(answer);
  servers.push(server);
  return server;
}

beforeEach(() => {
  transport = new HttpTransport({ timeoutMs: 30_000 });
});

afterEach(async () => {
  await transport.close();
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

async function post(url: string): Promise<string> {
  return transport
    .request({ method: 'POST', url, headers: { ...SECRET_HEADERS, 'Content-Type': 'text/plain' }, body: 'query' })
    .then(
      (response) => `${String(response.status)} ${response.text()}`,
      (error: UpstreamError) => `${error.code}: ${error.message}`
    );
}

describe('redirects within the origin', () => {
  it.each([
    [307, 'POST', 'query', 'text/plain'],
    [308, 'POST', 'query', 'text/plain'],
    [301, 'GET', '', undefined],
    [302, 'GET', '', undefined],
    [303, 'GET', '', undefined],
  ])('with status %i go on as %s', async (status, method, body, contentType) => {
    const server = await serve((request, response) => {
      if (request.url === '/start') {
        response.writeHead(status, { Location: '/end?moved=1' }).end('moved');
      } else {
        response.end('here');
      }
    });
    expect(await post(`${server.origin}/start`)).toBe('200 here');
    expect(server.received[1]).toMatchObject({ method, url: '/end?moved=1', body });
    expect(server.received[1]?.headers.authorization).toBe(SECRET_HEADERS.Authorization);
    expect(server.received[1]?.headers['content-type']).toBe(contentType);
  });

  it('may name the whole address', async () => {
    const server: LocalServer = await serve((request, response) => {
      if (request.url === '/') {
        response.writeHead(307, { Location: `${server.origin}/end` });
      }
      response.end('here');
    });
    expect(await post(server.origin)).toBe('200 here');
  });

  it('end after five', async () => {
    const server = await serve((_, response) => response.writeHead(307, { Location: '/again' }).end());
    expect(await post(server.origin)).toMatch(/^invalidResponse: .* redirects more than 5 times$/);
    expect(server.received).toHaveLength(6);
  });

  it.each([
    [304, { Location: '/elsewhere' }],
    [300, { Location: '/elsewhere' }],
    [302, {}],
  ])('with status %i and %j are none', async (status, headers) => {
    const server = await serve((_, response) => response.writeHead(status, headers).end());
    expect(await post(server.origin)).toBe(`${String(status)} `);
  });
});

describe('redirects to another origin', () => {
  it.each([301, 302, 303, 307, 308])('with status %i are not followed, and nothing is sent there', async (status) => {
    const stranger = await serve((_, response) => response.end('gotcha'));
    const server = await serve((_, response) => response.writeHead(status, { Location: `${stranger.origin}/` }).end());
    const outcome = await post(server.origin);
    expect(outcome).toContain('invalidResponse: ');
    expect(outcome).toContain(stranger.origin);
    expect(outcome).toContain('put it into the data source settings');
    expect(stranger.connections).toBe(0);
  });

  it.each([
    [
      'another port',
      (origin: string) => origin.replace(/\d+$/, (port) => String(Number(port) === 65_535 ? 1 : Number(port) + 1)),
    ],
    ['another host', (origin: string) => origin.replace('localhost', '127.0.0.1')],
    ['another scheme', (origin: string) => origin.replace('http:', 'https:')],
    ['the scheme of the page', (origin: string) => origin.replace(/http:\/\/localhost/, '//127.0.0.1')],
    ['a user in front', (origin: string) => origin.replace('http://localhost', 'http://localhost:80@127.0.0.1')],
    ['no scheme of ours', () => 'file:///etc/passwd'],
    ['nothing that is an address', () => 'http://:-1/'],
  ])('are recognised by %s', async (_, elsewhere) => {
    const server: LocalServer = await serve((request, response) => {
      if (request.url === '/start') {
        response.writeHead(307, { Location: elsewhere(server.origin) });
      }
      response.end();
    });
    expect(await post(`${server.origin}/start`)).toMatch(
      /^invalidResponse: .* redirects to (another origin|something)/
    );
    expect(server.received).toHaveLength(1);
  });

  it('after one within it are not followed either', async () => {
    const stranger = await serve((_, response) => response.end('gotcha'));
    const server = await serve((request, response) => {
      response.writeHead(307, { Location: request.url === '/' ? '/inside' : stranger.origin }).end();
    });
    expect(await post(server.origin)).toContain('another origin');
    expect(server.received).toHaveLength(2);
    expect(stranger.connections).toBe(0);
  });
});
