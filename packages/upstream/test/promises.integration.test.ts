import { codeOfStatus, HttpTransport, RateBudget, retryAfter, UpstreamClient, UpstreamError } from '../src';
import { FakeClock } from '../test-support/FakeClock';
import { type Answer, LocalServer } from '../test-support/LocalServer';
import { SharedCaller } from '../test-support/SharedCaller';

// The same promises as in promises.test.ts where they reach down to a connection.

let clock: FakeClock;
let transport: HttpTransport;
let client: UpstreamClient;
let server: LocalServer;

async function start(answer: Answer): Promise<void> {
  clock = new FakeClock();
  transport = new HttpTransport({ timeoutMs: 30_000, clock });
  const budget = new RateBudget({ clock, defaultHoldMs: 60_000, random: () => 0 });
  client = new UpstreamClient({ budget, maxConcurrent: 1, timeoutMs: 30_000, clock, random: () => 0 });
  server = await LocalServer.start(answer);
}

afterEach(async () => {
  await server.stop();
  await transport.close();
});

async function get(caller: SharedCaller): Promise<string | UpstreamError> {
  try {
    return await client.run({ endpoint: 'costQuery', bucket: 'scope', caller }, async (signal) => {
      const { status, headers, text } = await transport.request({ method: 'GET', url: server.origin, signal });
      const code = codeOfStatus(status);
      if (code !== undefined) {
        const retryAfterMs = retryAfter(headers, clock.now());
        throw new UpstreamError(code, 'The vendor is not well', { status, retryAfterMs });
      }
      return text();
    });
  } catch (error) {
    return error as UpstreamError;
  }
}

describe('over a connection', () => {
  it('a cancelled call closes it, and a cancelled call that waits for room opens none', async () => {
    let noteClosed: () => void = () => undefined;
    const closed = new Promise<void>((resolve) => (noteClosed = resolve));
    await start((_, response) => response.on('close', noteClosed));
    const [running, queued] = [new SharedCaller().join('panel'), new SharedCaller().join('panel')];
    const outcomes = [get(running), get(queued)];
    await server.hasReceived(1);
    queued.leave('panel');
    running.leave('panel');
    await closed;
    expect(await Promise.all(outcomes)).toEqual([
      expect.objectContaining({ code: 'aborted' }),
      expect.objectContaining({ code: 'aborted' }),
    ]);
    expect(server.received).toHaveLength(1);
    expect(server.connections).toBe(1);
  });

  it('a call goes on for who joined later, beyond the deadline of who came first', async () => {
    let answer: () => void = () => undefined;
    await start((_, response) => (answer = () => response.end('late')));
    const caller = new SharedCaller().join('hasty', { deadlineAtMs: clock.now() + 5_000 });
    const outcome = get(caller);
    await server.hasReceived(1);
    caller.join('patient', { deadlineAtMs: clock.now() + 10_000 });
    await clock.advance(6_000);
    answer();
    expect(await outcome).toBe('late');
  });

  it('a refusal keeps all later calls from being sent until the vendor’s own time', async () => {
    await start((_, response) => {
      const isFirst = server.received.length === 1;
      response.writeHead(isFirst ? 429 : 200, isFirst ? { 'Retry-After': '90' } : {}).end('served');
    });
    const patient = new SharedCaller().join('panel');
    const refused = await get(patient);
    expect(refused).toMatchObject({ code: 'rateLimited', status: 429, retryAfterMs: 90_000 });
    const hasty = new SharedCaller().join('panel', { deadlineAtMs: clock.now() + 60_000 });
    expect(await get(hasty)).toMatchObject({ code: 'rateLimited', status: undefined, retryAfterMs: 90_000 });
    const outcome = get(patient);
    await clock.advance(89_999);
    expect(server.received).toHaveLength(1);
    await clock.advance(1);
    expect(await outcome).toBe('served');
  });
});
