import { parseArgs } from 'node:util';
import { ensureBuilt } from './build.mjs';
import { startGrafana } from './grafana.mjs';
import { ensureInstalled } from './install.mjs';
import { readEnvironment, readRealSettings } from './realVendors.mjs';
import { requireFreePort, Services } from './services.mjs';
import { startSimulators } from './simulators.mjs';
import { main, step, StepFailed } from './steps.mjs';
import { readVendors } from './vendors.cjs';
import { startWorkbench } from './workbench.mjs';

const usage = `Usage: npm start [-- options]
Opens Glance in a browser page, with simulated vendors.
  --port <n>   port of the page (default 3030)
  --grafana    a real Grafana instead of the workbench: GRAFANA_HOME, one on the PATH, or Docker
  --real       the real vendors, as far as the file .env has their settings, instead of simulators
  --help       this text`;

await main(async () => {
  const { port, grafana, real, help } = readArguments();
  if (help) {
    process.stdout.write(`${usage}\n`);
    return;
  }
  await ensureInstalled();
  await requireFreePort(port);
  const vendors = readVendors();
  const chosen = real ? readRealSettings(vendors, readEnvironment()) : { real: [], settings: {} };
  const simulated = vendors.filter((vendor) => !chosen.real.includes(vendor));
  await ensureBuilt();
  const services = new Services();
  try {
    const simulators = await step('Starting the simulated vendors', () => startSimulators(services, simulated));
    const settings = { ...simulators, ...chosen.settings };
    const { provisioningFor } = await import('./provisioning.mjs');
    const { provisioningFolder, leftOut } = provisioningFor({ ...process.env, ...settings });
    if (leftOut.length > 0) {
      process.stdout.write(`Left out, as no key is given: ${leftOut.join(', ')}\n`);
    }
    const url = await (grafana ? startGrafana : startWorkbench)(services, {
      port,
      vendors: settings,
      provisioningFolder,
      isReal: chosen.real.length > 0,
    });
    process.stdout.write(`\nGlance runs at ${url} with ${describeVendors(chosen.real, simulated)}. Ctrl-C ends it.\n`);
    await services.ended;
  } catch (error) {
    services.end();
    await services.ended;
    throw error;
  }
});

function describeVendors(real, simulated) {
  const names = (vendors) => vendors.map(({ title }) => title).join(' and ');
  if (real.length === 0) {
    return 'simulated vendors';
  }
  return `the real ${names(real)}${simulated.length > 0 ? `; ${names(simulated)} simulated` : ''}`;
}

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
