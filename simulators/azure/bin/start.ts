// Runs the simulator as a process of its own: one line of JSON on stdout, then it serves until SIGTERM or SIGINT.
import { parseArgs } from 'node:util';
import {
  instant,
  integer,
  RunningClock,
  runProcess,
  type Served,
  startLoopbackServer,
  writeIfAsked,
} from '@glance/simulator-common';
import { createAzureControlApp } from '../src/control/controlApp';
import { CLOUD_NAMES, type CloudName } from '../src/entra/clouds';
import { startAzureSimulator } from '../src/startAzureSimulator';

const USAGE = `Usage: start.ts [--port 0] [--authority-port <port + 1>] [--host 127.0.0.1] [--name localhost]
                [--latency 0] [--seed 1] [--now 2026-11-25T12:00:00Z] [--cloud AzureCustomizedCloud]
                [--token-lifetime 3599] [--quota] [--control]
                [--ca-file path] [--certificate-file path] [--federated-token-file path] [--info-file path]`;

async function main(): Promise<Served> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      'authority-port': { type: 'string' },
      host: { type: 'string', default: '127.0.0.1' },
      name: { type: 'string', default: 'localhost' },
      latency: { type: 'string', default: '0' },
      seed: { type: 'string', default: '1' },
      now: { type: 'string' },
      cloud: { type: 'string', default: 'AzureCustomizedCloud' },
      'token-lifetime': { type: 'string', default: '3599' },
      quota: { type: 'boolean', default: false },
      control: { type: 'boolean', default: false },
      'ca-file': { type: 'string' },
      'certificate-file': { type: 'string' },
      'federated-token-file': { type: 'string' },
      'info-file': { type: 'string' },
    },
  });
  const clock = new RunningClock(values.now === undefined ? Date.now() : instant(values.now));
  const simulator = await startAzureSimulator({
    port: integer(values.port),
    ...(values['authority-port'] !== undefined && { authorityPort: integer(values['authority-port']) }),
    host: values.host,
    publicHost: values.name,
    latencyMs: integer(values.latency),
    seed: integer(values.seed),
    cloud: cloudName(values.cloud),
    tokenLifetimeSeconds: integer(values['token-lifetime']),
    now: clock.now,
    ...(values.quota && { quota: {} }),
  });
  const control = values.control
    ? await startLoopbackServer(createAzureControlApp({ ...simulator, clock }))
    : undefined;

  const { armUrl, authorityUrl, imdsUrl, tenantId, clientId, clientSecret, principals, model } = simulator;
  const subscriptions = model.subscriptions.map(({ id, displayName }) => ({ id, displayName }));
  const info = {
    armUrl,
    authorityUrl,
    imdsUrl,
    tenantId,
    clientId,
    clientSecret,
    userAssignedClientId: principals.userAssigned.clientId,
    caFile: values['ca-file'],
    certificateFile: values['certificate-file'],
    federatedTokenFile: values['federated-token-file'],
    controlUrl: control && `http://127.0.0.1:${control.port}`,
    subscriptions,
  };
  writeIfAsked(values['ca-file'], simulator.caPem);
  writeIfAsked(values['certificate-file'], simulator.clientCertificatePem);
  writeIfAsked(values['federated-token-file'], simulator.federatedToken);
  return {
    info,
    infoFile: values['info-file'],
    stop: () => Promise.all([simulator.stop(), control?.stop()]),
  };
}

function cloudName(text: string): CloudName {
  const name = CLOUD_NAMES.find((candidate) => candidate === text);
  if (name === undefined) {
    throw new RangeError(`Expected one of ${CLOUD_NAMES.join(', ')} instead of "${text}".`);
  }
  return name;
}

runProcess(main, USAGE);
