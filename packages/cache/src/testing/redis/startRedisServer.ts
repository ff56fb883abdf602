import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { makeCertificates } from './certificates';
import { findRedisServer } from './findRedisServer';

export interface RedisServerOptions {
  /** Default: none is needed. */
  readonly password?: string;
  /** Speaks TLS only, with a certificate of a private CA. */
  readonly tls?: boolean;
  /** Default: a free one. */
  readonly port?: number;
  /** More of the server's own options, such as `['--user', 'name on >password …']`. */
  readonly args?: readonly string[];
}

/** A real server of the test's own, which keeps nothing on disk. */
export interface RedisServer {
  /** Without the password. */
  readonly url: string;
  readonly password: string | undefined;
  readonly caPem: string | undefined;
  /** Path of a file with it. */
  readonly caFile: string | undefined;
  readonly port: number;
  /** Ends it as a crash would: connections are cut, and all that it held is lost. */
  kill(): Promise<void>;
  /** Lets it accept connections and commands without ever answering. */
  stall(): void;
  /** Lets it answer again, what came meanwhile too. */
  resume(): void;
  /** Starts it again on the same port, empty; kills it first if it runs. */
  restart(): Promise<void>;
  /** Ends it for good. */
  stop(): Promise<void>;
}

/** Starts a Redis or Valkey on a port of 127.0.0.1. Resolves when it accepts connections; `stop` it in the end. */
export async function startRedisServer(options: RedisServerOptions = {}): Promise<RedisServer> {
  const { password, tls = false } = options;
  const command = findRedisServer();
  if (command === undefined) {
    throw new Error('No redis-server or valkey-server is installed');
  }
  const dir = await mkdtemp(join(tmpdir(), 'glance-redis-'));
  const port = options.port ?? (await freePort());
  const trust = tls ? await writeCertificates(dir) : undefined;
  const args = [
    ...['--bind', '127.0.0.1', '--dir', dir, '--save', '', '--appendonly', 'no'],
    ...(trust === undefined ? ['--port', String(port)] : ['--port', '0', '--tls-port', String(port), ...trust.args]),
    ...(password === undefined ? [] : ['--requirepass', password]),
    ...(options.args ?? []),
  ];
  let server = await run(command, args);
  const kill = () => end(server);
  return {
    url: `${tls ? 'rediss' : 'redis'}://127.0.0.1:${String(port)}`,
    password,
    caPem: trust?.caPem,
    caFile: trust?.caFile,
    port,
    kill,
    stall: () => void server.kill('SIGSTOP'),
    resume: () => void server.kill('SIGCONT'),
    restart: async () => {
      await kill();
      server = await run(command, args);
    },
    stop: async () => {
      await kill();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

// Nobody else would end them, if the test process is ended before its `afterAll`.
const running = new Set<ChildProcess>();
process.once('exit', () => running.forEach((server) => server.kill('SIGKILL')));

async function run(command: string, args: readonly string[]): Promise<ChildProcess> {
  const server = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  running.add(server);
  server.once('exit', () => running.delete(server));
  const lines: string[] = [];
  for await (const line of createInterface(server.stdout)) {
    lines.push(line);
    if (line.includes('Ready to accept connections')) {
      // Goes on reading, so that the server is never kept waiting for a full pipe.
      server.stdout.resume();
      return server;
    }
  }
  throw new Error(`${command} did not start:\n${lines.join('\n')}`);
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode === null && server.signalCode === null) {
    const exited = once(server, 'exit');
    server.kill('SIGKILL');
    await exited;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') {
    throw new Error('No port is free');
  }
  return address.port;
}

interface Trust {
  readonly caPem: string;
  readonly caFile: string;
  readonly args: readonly string[];
}

async function writeCertificates(dir: string): Promise<Trust> {
  const { caPem, certPem, keyPem } = await makeCertificates();
  const files = { ca: join(dir, 'ca.pem'), cert: join(dir, 'cert.pem'), key: join(dir, 'key.pem') };
  await Promise.all([writeFile(files.ca, caPem), writeFile(files.cert, certPem), writeFile(files.key, keyPem)]);
  const own = ['--tls-cert-file', files.cert, '--tls-key-file', files.key];
  return { caPem, caFile: files.ca, args: [...own, '--tls-ca-cert-file', files.ca, '--tls-auth-clients', 'no'] };
}
