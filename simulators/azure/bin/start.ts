// Runs the simulator as a process of its own: one line of JSON on stdout, then it serves until SIGTERM or SIGINT.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { nowStartingAt } from '@glance/simulator-common';
import { startAzureSimulator } from '../src/startAzureSimulator';

const USAGE = `Usage: start.ts [--port 0] [--authority-port <port + 1>] [--host 127.0.0.1] [--name localhost]
                [--latency 0] [--seed 1] [--now 2026-11-25T12:00:00Z] [--ca-file path] [--info-file path]`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      'authority-port': { type: 'string' },
      host: { type: 'string', default: '127.0.0.1' },
      name: { type: 'string', default: 'localhost' },
      latency: { type: 'string', default: '0' },
      seed: { type: 'string', default: '1' },
      now: { type: 'string' },
      'ca-file': { type: 'string' },
      'info-file': { type: 'string' },
    },
  });
  const simulator = await startAzureSimulator({
    port: integer(values.port),
    ...(values['authority-port'] !== undefined && { authorityPort: integer(values['authority-port']) }),
    host: values.host,
    publicHost: values.name,
    latencyMs: integer(values.latency),
    seed: integer(values.seed),
    ...(values.now !== undefined && { now: nowStartingAt(instant(values.now)) }),
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void simulator.stop().then(() => process.exit(0)));
  }

  const { armUrl, authorityUrl, tenantId, clientId, clientSecret, model } = simulator;
  const subscriptions = model.subscriptions.map(({ id, displayName }) => ({ id, displayName }));
  const caFile = values['ca-file'];
  const info = JSON.stringify({ armUrl, authorityUrl, tenantId, clientId, clientSecret, caFile, subscriptions });
  if (caFile !== undefined) {
    writeFileSync(caFile, simulator.caPem);
  }
  if (values['info-file'] !== undefined) {
    writeFileSync(values['info-file'], info);
  }
  process.stdout.write(`${info}\n`);
}

function integer(text: string): number {
  if (!/^\d+$/.test(text)) {
    throw new RangeError(`Expected a whole number instead of "${text}".`);
  }
  return Number(text);
}

function instant(text: string): number {
  const epochMs = Date.parse(text);
  if (Number.isNaN(epochMs)) {
    throw new RangeError(`Expected an instant such as 2026-11-25T12:00:00Z instead of "${text}".`);
  }
  return epochMs;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}\n`);
  process.exit(1);
});
