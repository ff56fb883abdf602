import { serve, type ServerType } from '@hono/node-server';
import { existsSync } from 'node:fs';
import { type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { grafanaRelease } from '../pageBuild/GrafanaRelease';
import { createApp } from './createApp';
import { DataSourceStore } from './DataSourceStore';
import { PluginCatalog } from './plugins/PluginCatalog';
import { findPlugins } from './plugins/PluginFolder';
import { type PluginForm } from './plugins/pluginCommand';
import { startPlugin } from './plugins/startPlugin';
import { systemSources } from './provisioning/expandValue';
import { readDashboards } from './provisioning/readDashboards';
import { readDataSources } from './provisioning/readDataSources';

/** How to start a workbench. */
export interface WorkbenchOptions {
  /** 0 for a free one. */
  readonly port: number;
  /** Grafana's provisioning folder, with `datasources/` and `dashboards/`. */
  readonly provisioningDir: string;
  /** Folders that hold plugins, at any depth. */
  readonly pluginsDirs: readonly string[];
  /** Variables for the provisioning files, for `GF_PLUGIN_*`, and the proxy variables that Grafana passes on. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Which form of the plugins' backends to run (`shipped`). */
  readonly form?: PluginForm;
  /** A folder in `harness/versions` whose page to serve, such as `13.2` (the release that the project is developed on). */
  readonly grafana?: string;
  /** Gets one line for each thing worth telling. */
  readonly log?: (line: string) => void;
}

/** A running workbench. */
export interface Workbench {
  /** `http://localhost:<port>` */
  readonly url: string;
  /** Ends the plugins and the server. */
  stop(): Promise<void>;
}

/**
 * Reads the provisioning files, starts the plugins and serves page and API on 127.0.0.1. A plugin that does not start
 * is logged and left out, as in Grafana.
 * @throws Error when the port is taken (`code` is `EADDRINUSE`), a provisioning file is wrong or the release is not there
 */
export async function startWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const { env, provisioningDir, form = 'shipped', log = () => {} } = options;
  const grafana = grafanaRelease(options.grafana);
  const sources = systemSources({ ...ownVariables(provisioningDir), ...env });
  const dataSources = new DataSourceStore(readDataSources(provisioningDir, sources));
  const dashboards = readDashboards(provisioningDir, sources);
  const folders = options.pluginsDirs.filter((dir) => existsSync(dir)).flatMap(findPlugins);
  const plugins = new PluginCatalog(
    await Promise.all(folders.map((folder) => startPlugin({ folder, form, env, log })))
  );
  const app = createApp({ dataSources, dashboards, plugins, grafana, now: Date.now });
  try {
    const server = await listen(app.fetch, options.port);
    const { port } = server.address() as AddressInfo;
    return {
      url: `http://localhost:${port}`,
      stop: async () => {
        await Promise.all([plugins.stop(), close(server)]);
      },
    };
  } catch (error) {
    await plugins.stop();
    throw error;
  }
}

/** What the project's provisioning files leave to the host to say, unless the environment does. */
function ownVariables(provisioningDir: string) {
  return { GLANCE_DASHBOARDS_DIR: join(provisioningDir, 'dashboards', 'generated') };
}

function listen(fetch: (request: Request) => Response | Promise<Response>, port: number): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname: '127.0.0.1' }, () => resolve(server));
    server.once('error', reject);
  });
}

function close(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ('closeAllConnections' in server) {
      server.closeAllConnections();
    }
  });
}
