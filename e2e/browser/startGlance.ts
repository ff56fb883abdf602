import { startWorkbench, type Workbench } from '@glance/harness/workbench';
import { startAzureSimulator, type AzureSimulator } from '@glance/simulator-azure';
import { startDatadogSimulator, type DatadogSimulator } from '@glance/simulator-datadog';
import { FLEET, type SendGridSimulator, startSendGridSimulator } from '@glance/simulator-sendgrid';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readVendors, simulatedSettings } from '../../tools/run/vendors.cjs';

const root = join(__dirname, '..', '..');

/** How to start Glance. */
export interface GlanceOptions {
  /** A folder in `harness/versions` whose page to open, such as `13.2` (the release that the project is developed on). */
  readonly release?: string;
}

/** The simulated vendors, by the names of their folders in `simulators`. */
interface Simulators {
  readonly azure: AzureSimulator;
  readonly datadog: DatadogSimulator;
  readonly sendgrid: SendGridSimulator;
}

/** Simulated vendors and a workbench that runs the shipped plugins against them. */
export interface Glance extends Simulators {
  readonly workbench: Workbench;
  /** What the workbench had to say, such as a plugin that crashed. */
  readonly log: readonly string[];
  stop(): Promise<void>;
}

/** Starts all on free ports with the project's own provisioning files and the dashboards of this lane. */
export async function startGlance({ release }: GlanceOptions = {}): Promise<Glance> {
  const folder = mkdtempSync(join(tmpdir(), 'glance-browser-'));
  const simulators: Simulators = {
    azure: await startAzureSimulator(),
    datadog: await startDatadogSimulator({ tls: true, generated: {} }),
    sendgrid: await startSendGridSimulator({ tls: true, accounts: FLEET }),
  };
  const log: string[] = [];
  const workbench = await startWorkbench({
    port: 0,
    grafana: release,
    provisioningDir: prepareProvisioning(folder),
    pluginsDirs: [join(root, 'plugins')],
    env: environment(simulators, folder),
    log: (line) => log.push(line),
  });
  return {
    ...simulators,
    workbench,
    log,
    stop: async () => {
      await workbench.stop();
      await Promise.all(Object.values(simulators).map((simulator) => simulator.stop()));
      rmSync(folder, { recursive: true });
    },
  };
}

function prepareProvisioning(folder: string): string {
  const provisioning = join(folder, 'provisioning');
  cpSync(join(root, 'provisioning'), provisioning, { recursive: true });
  const options = { path: join(__dirname, 'dashboards') };
  const providers = [{ name: 'browser lane', folder: 'Browser lane', type: 'file', options }];
  writeFileSync(join(provisioning, 'dashboards', 'browser-lane.yaml'), JSON.stringify({ apiVersion: 1, providers }));
  return provisioning;
}

/** The variables by which the provisioning files name the simulators, as `npm start` sets them. */
function environment(simulators: Simulators, folder: string): Record<string, string> {
  const settings = Object.entries(simulators).map(([name, simulator]: [string, Simulators[keyof Simulators]]) => {
    const caFile = join(folder, `${name}.pem`);
    writeFileSync(caFile, simulator.caPem ?? '');
    const [vendor] = readVendors().filter((one) => one.name === name);
    return vendor === undefined ? {} : simulatedSettings(vendor, { ...simulator, caFile });
  });
  return Object.assign({}, ...settings);
}
