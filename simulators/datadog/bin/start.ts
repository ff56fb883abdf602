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
import { createDatadogControlApp } from '../src/control/controlApp';
import { startDatadogSimulator } from '../src/startDatadogSimulator';

const USAGE = `Usage: start.ts [--port 0] [--tls] [--host 127.0.0.1] [--name localhost] [--latency 0]
                [--seed 1] [--empty] [--loghub folder] [--now 2026-11-25T12:00:00Z] [--stopped]
                [--quota] [--control] [--ca-file path] [--info-file path]`;

async function main(): Promise<Served> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      tls: { type: 'boolean', default: false },
      host: { type: 'string', default: '127.0.0.1' },
      name: { type: 'string', default: 'localhost' },
      latency: { type: 'string', default: '0' },
      seed: { type: 'string', default: '1' },
      empty: { type: 'boolean', default: false },
      loghub: { type: 'string' },
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
  const simulator = await startDatadogSimulator({
    port: integer(values.port),
    tls: values.tls || values['ca-file'] !== undefined,
    host: values.host,
    publicHost: values.name,
    latencyMs: integer(values.latency),
    now: clock.now,
    ...(!values.empty && { generated: { seed: integer(values.seed), loghubFolder: values.loghub } }),
    ...(values.quota && { quota: {} }),
  });
  const control = values.control
    ? await startLoopbackServer(createDatadogControlApp({ ...simulator, clock }))
    : undefined;

  const { url, site, apiKey, applicationKey, organisations, urls, caPem } = simulator;
  const info = JSON.stringify({
    url,
    site,
    apiKey,
    applicationKey,
    caFile: values['ca-file'],
    controlUrl: control && `http://127.0.0.1:${control.port}`,
    organisations: organisations.map((organisation) => ({
      name: organisation.name,
      site: organisation.site,
      url: urls[organisation.site],
      apiKey: organisation.apiKey,
      applicationKeys: organisation.applicationKeys,
    })),
  });
  if (caPem !== undefined) {
    writeIfAsked(values['ca-file'], caPem);
  }
  writeIfAsked(values['info-file'], info);
  process.stdout.write(`${info}\n`);
  return { stop: () => Promise.all([simulator.stop(), control?.stop()]) };
}

runProcess(main, USAGE);
