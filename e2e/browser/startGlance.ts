import { startWorkbench, type Workbench } from '@glance/harness/workbench';
import { startAzureSimulator, type AzureSimulator } from '@glance/simulator-azure';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

/** How to start Glance. */
export interface GlanceOptions {
  /** A folder in `harness/versions` whose page to open, such as `13.2` (the release that the project is developed on). */
  readonly release?: string;
}

/** A simulated Azure and a workbench that runs the shipped plugin against it. */
export interface Glance {
  readonly simulator: AzureSimulator;
  readonly workbench: Workbench;
  /** What the workbench had to say, such as a plugin that crashed. */
  readonly log: readonly string[];
  stop(): Promise<void>;
}

/** The data source that the project's provisioning file defines. */
export const dataSourceUid = 'glance-azure-costs';

/** Starts both on free ports with the project's own provisioning files and the dashboards of this lane. */
export async function startGlance({ release }: GlanceOptions = {}): Promise<Glance> {
  const folder = mkdtempSync(join(tmpdir(), 'glance-browser-'));
  const simulator = await startAzureSimulator();
  const log: string[] = [];
  const workbench = await startWorkbench({
    port: 0,
    grafana: release,
    provisioningDir: prepareProvisioning(folder),
    pluginsDirs: [join(root, 'plugins', 'azure-costs')],
    env: environment(simulator, folder),
    log: (line) => log.push(line),
  });
  return {
    simulator,
    workbench,
    log,
    stop: async () => {
      await workbench.stop();
      await simulator.stop();
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

function environment(simulator: AzureSimulator, folder: string): Record<string, string> {
  const caFile = join(folder, 'ca.pem');
  writeFileSync(caFile, simulator.caPem);
  return {
    GLANCE_AZURE_CLOUD: 'AzureCustomizedCloud',
    GLANCE_AZURE_TENANT_ID: simulator.tenantId,
    GLANCE_AZURE_CLIENT_ID: simulator.clientId,
    GLANCE_AZURE_CLIENT_SECRET: simulator.clientSecret,
    GLANCE_AZURE_ARM_URL: simulator.armUrl,
    GLANCE_AZURE_AUTHORITY_URL: simulator.authorityUrl,
    GLANCE_AZURE_CA_FILE: caFile,
  };
}
