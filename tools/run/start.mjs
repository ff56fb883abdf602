import { parseArgs } from 'node:util';
import { ensureBuilt } from './build.mjs';
import { startGrafana } from './grafana.mjs';
import { ensureInstalled } from './install.mjs';
import { readEnvironment, readRealSettings } from './realVendors.mjs';
import { requireFreePort, Services } from './services.mjs';
import { startSimulators } from './simulators.mjs';
import { main, step, StepFailed } from './steps.mjs';
import { startWorkbench } from './workbench.mjs';

const usage = `Usage: npm start [-- options]
Opens Glance in a browser page, with simulated vendors.
  --port <n>   port of the page (default 3030)
  --grafana    a real Grafana instead of the workbench: GRAFANA_HOME, one on the PATH, or Docker
  --real       the real vendors instead of simulators, with the settings of the file .env
  --help       this text`;

await main(async () => {
  const { port, grafana, real, help } = readArguments();
  if (help) {
    process.stdout.write(`${usage}\n`);
    return;
  }
  await ensureInstalled();
  await requireFreePort(port);
  const realSettings = real ? readRealSettings(readEnvironment()) : undefined;
  await ensureBuilt();
  const services = new Services();
  try {
    const vendors = realSettings ?? (await step('Starting the simulated vendors', () => startSimulators(services)));
    const url = await (grafana ? startGrafana : startWorkbench)(services, { port, vendors });
    const what = realSettings ? 'the real vendors' : 'simulated vendors';
    process.stdout.write(`\nGlance runs at ${url} with ${what}. Ctrl-C ends it.\n`);
    await services.ended;
  } catch (error) {
    services.end();
    await services.ended;
    throw error;
  }
});

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string', default: '3030' },
        grafana: { type: 'boolean', default: false },
        real: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 1 || port > 65535) {
      throw new StepFailed(`"${values.port}" is no port.`, 'give a number from 1 to 65535.');
    }
    return { ...values, port };
  } catch (error) {
    throw error instanceof StepFailed ? error : new StepFailed(error.message, `see below.\n${usage}`);
  }
}
