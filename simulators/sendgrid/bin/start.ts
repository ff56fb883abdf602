// Runs the simulator as a process of its own: one line of JSON on stdout, then it serves until SIGTERM or SIGINT.
import { parseArgs } from 'node:util';
import {
  COMMON_ARGUMENTS,
  integer,
  readCommonArguments,
  runProcess,
  type Served,
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
  const { values } = parseArgs({ options: { ...COMMON_ARGUMENTS, 'eu-port': { type: 'string' } } });
  const { clock, seed, options } = readCommonArguments(values);
  const simulator = await startSendGridSimulator({
    ...options,
    seed,
    ...(values['eu-port'] !== undefined && { euPort: integer(values['eu-port']) }),
    ...(!values.empty && { accounts: FLEET }),
  });
  const control = values.control
    ? await startLoopbackServer(createSendGridControlApp({ ...simulator, clock }))
    : undefined;

  const { url, euUrl, urls, accounts, apiKeys, caPem } = simulator;
  const info = {
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
