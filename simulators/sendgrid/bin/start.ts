// Runs the simulator as a process of its own: one line of JSON on stdout, then it serves until SIGTERM or SIGINT.
import { parseArgs } from 'node:util';
import {
  instant,
  integer,
  RunningClock,
  runProcess,
  type Served,
  SettableClock,
  startLoopbackServer,
  writeIfAsked,
} from '@glance/simulator-common';
import { FLEET } from '../src/accounts/fleet';
import { createSendGridControlApp } from '../src/control/controlApp';
import { startSendGridSimulator } from '../src/startSendGridSimulator';

const USAGE = `Usage: start.ts [--port 0] [--eu-port <port + 1>] [--tls] [--host 127.0.0.1] [--name localhost]
                [--latency 0] [--seed 1] [--empty] [--now 2026-11-25T12:00:00Z] [--stopped]
                [--quota] [--control] [--ca-file path] [--info-file path]`;

async function main(): Promise<Served> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      'eu-port': { type: 'string' },
      tls: { type: 'boolean', default: false },
      host: { type: 'string', default: '127.0.0.1' },
      name: { type: 'string', default: 'localhost' },
      latency: { type: 'string', default: '0' },
      seed: { type: 'string', default: '1' },
      empty: { type: 'boolean', default: false },
      now: { type: 'string' },
      stopped: { type: 'boolean', default: false },
      quota: { type: 'boolean', default: false },
      control: { type: 'boolean', default: false },
      'ca-file': { type: 'string' },
      'info-file': { type: 'string' },
    },
  });
  const startMs = values.now === undefined ? Date.now() : instant(values.now);
  const clock = values.stopped ? new SettableClock(startMs) : new RunningClock(startMs);
  const simulator = await startSendGridSimulator({
    port: integer(values.port),
    ...(values['eu-port'] !== undefined && { euPort: integer(values['eu-port']) }),
    tls: values.tls || values['ca-file'] !== undefined,
    host: values.host,
    publicHost: values.name,
    latencyMs: integer(values.latency),
    seed: integer(values.seed),
    now: clock.now,
    ...(!values.empty && { accounts: FLEET }),
    ...(values.quota && { quota: {} }),
  });
  const control = values.control
    ? await startLoopbackServer(createSendGridControlApp({ ...simulator, clock }))
    : undefined;

  const { url, euUrl, urls, accounts, apiKeys, caPem } = simulator;
  const info = JSON.stringify({
    url,
    euUrl,
    caFile: values['ca-file'],
    controlUrl: control && `http://127.0.0.1:${control.port}`,
    accounts: accounts.map(({ username, region, timeZone, subusers }) => ({
      username,
      region,
      url: urls[region],
      timeZone,
      subusers: subusers.map((subuser) => ({ username: subuser.username, region: subuser.region })),
    })),
    apiKeys,
  });
  if (caPem !== undefined) {
    writeIfAsked(values['ca-file'], caPem);
  }
  writeIfAsked(values['info-file'], info);
  process.stdout.write(`${info}\n`);
  return { stop: () => Promise.all([simulator.stop(), control?.stop()]) };
}

runProcess(main, USAGE);
