// Runs the simulator as a process of its own: one line of JSON on stdout, then it serves until SIGTERM or SIGINT.
import { parseArgs } from 'node:util';
import {
  COMMON_ARGUMENTS,
  readCommonArguments,
  runProcess,
  type Served,
  startLoopbackServer,
  writeIfAsked,
} from '@glance/simulator-common';
import { createDatadogControlApp } from '../src/control/controlApp';
import { startDatadogSimulator } from '../src/startDatadogSimulator';

const USAGE = `Usage: start.ts [--port 0] [--tls] [--host 127.0.0.1] [--name localhost] [--latency 0]
                [--seed 1] [--empty] [--loghub folder] [--now 2026-11-25T12:00:00Z] [--stopped]
                [--quota] [--control] [--ca-file path] [--info-file path]`;

async function main(): Promise<Served> {
  const { values } = parseArgs({ options: { ...COMMON_ARGUMENTS, loghub: { type: 'string' } } });
  const { clock, seed, options } = readCommonArguments(values);
  const simulator = await startDatadogSimulator({
    ...options,
    ...(!values.empty && { generated: { seed, loghubFolder: values.loghub } }),
  });
  const control = values.control
    ? await startLoopbackServer(createDatadogControlApp({ ...simulator, clock }))
    : undefined;

  const { url, site, apiKey, applicationKey, organisations, urls, caPem } = simulator;
  const info = {
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
  };
  if (caPem !== undefined) {
    writeIfAsked(values['ca-file'], caPem);
  }
  return {
    info,
    infoFile: values['info-file'],
    stop: () => Promise.all([simulator.stop(), control?.stop()]),
  };
}

runProcess(main, USAGE);
