import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import path from 'node:path';
import { FLEET, startSendGridSimulator } from '@glance/simulator-sendgrid';
import { eventually } from '../support/eventually';

const root = path.resolve(__dirname, '../..');
const ready = /Glance runs at (http:\/\/\S+) with /;

interface StartOptions {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** `npm start` as a newcomer runs it, in a process group of its own, so that Ctrl-C reaches all of it. */
class Start {
  output = '';
  readonly ended: Promise<number | null>;
  private readonly child: ChildProcess;

  constructor(port: number, { args = [], env = {} }: StartOptions = {}) {
    this.child = spawn(process.execPath, ['tools/run/start.mjs', '--port', String(port), ...args], {
      cwd: root,
      env: { ...process.env, ...env },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stdout?.on('data', (chunk) => (this.output += chunk));
    this.child.stderr?.on('data', (chunk) => (this.output += chunk));
    this.ended = once(this.child, 'close').then(([code]) => code as number | null);
  }

  /** The address that it prints. */
  async url(): Promise<string> {
    const endedAlready = this.ended.then((code) => {
      throw new Error(`npm start ended with ${code}:\n${this.output}`);
    });
    const printed = (async () => {
      while (!ready.test(this.output)) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return ready.exec(this.output)?.[1] ?? '';
    })();
    return Promise.race([printed, endedAlready]);
  }

  get groupId(): number {
    return this.child.pid ?? 0;
  }

  ctrlC(): void {
    process.kill(-this.groupId, 'SIGINT');
  }

  /** Whether any process of the group is still there. */
  get lives(): boolean {
    try {
      process.kill(-this.groupId, 0);
      return true;
    } catch {
      return false;
    }
  }
}

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('npm start', () => {
  let port: number;
  let start: Start;

  beforeAll(async () => {
    port = await freePort();
    start = new Start(port);
    await start.url();
  }, 300_000);

  afterAll(() => {
    if (start.lives) {
      process.kill(-start.groupId, 'SIGKILL');
    }
  });

  it('prints one address, of a page that answers', async () => {
    expect(start.output.match(/https?:\/\/\S+/g)).toHaveLength(1);
    const page = await fetch(await start.url());
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<html');
  });

  it.each([
    { uid: 'glance-azure-costs', queryType: 'costs', from: 'now-30d' },
    { uid: 'glance-datadog-logs', queryType: 'logCounts', groupBy: [{ facet: 'service' }], from: 'now-6h' },
    { uid: 'glance-sendgrid-stats', queryType: 'stats', metrics: ['delivered'], from: 'now-7d' },
  ])('answers the data source $uid with data and says that it is well', async ({ uid, from, ...model }) => {
    const url = await start.url();
    const health = await fetch(`${url}/api/datasources/uid/${uid}/health`);
    expect(await health.json()).toMatchObject({ status: 'OK' });
    const query = { refId: 'A', ...model, datasource: { uid } };
    const answer = await fetch(`${url}/api/ds/query`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ queries: [query], from, to: 'now' }),
    });
    const { results } = (await answer.json()) as {
      results: Record<string, { status: number; frames: Array<{ data: { values: number[][] } }> }>;
    };
    expect(results.A?.status).toBe(200);
    // Times, and a series for each subscription and currency, each service, or each account.
    expect(results.A?.frames.flatMap(({ data }) => data.values).length).toBeGreaterThan(3);
  });

  it('says so when something listens on its port already', async () => {
    const second = new Start(port);
    expect(await second.ended).toBe(1);
    expect(second.output).toContain(`Port ${port} is in use already.`);
    expect(second.output).toContain(`npm start -- --port ${port + 1}`);
  }, 60_000);

  it('ends everything it started on Ctrl-C', async () => {
    start.ctrlC();
    expect(await start.ended).toBe(0);
    // Init takes a moment to bury the last of them.
    await eventually('every process of the group is gone', () => !start.lives);
  }, 60_000);
});

describe('npm start -- --real', () => {
  it('takes one key of SendGrid for one account, and says which accounts are left out', async () => {
    const sendGrid = await startSendGridSimulator({ accounts: FLEET });
    const start = new Start(await freePort(), {
      args: ['--real'],
      env: {
        GLANCE_SENDGRID_URL: sendGrid.url,
        GLANCE_SENDGRID_KEY_TREY_RESEARCH: sendGrid.apiKeys['trey-research'] ?? '',
      },
    });
    try {
      const url = await start.url();
      expect(start.output).toMatch(/^Left out, as no key is given: Contoso Shop, .*, Woodgrove Insurance$/m);
      expect(start.output).toContain('with the real SendGrid; Azure and Datadog simulated');
      const health = await fetch(`${url}/api/datasources/uid/glance-sendgrid-stats/health`);
      expect(await health.json()).toMatchObject({
        status: 'OK',
        details: { steps: [{ name: 'trey-research', status: 'ok' }] },
      });
    } finally {
      start.ctrlC();
      await start.ended;
      await sendGrid.stop();
    }
  }, 300_000);
});
