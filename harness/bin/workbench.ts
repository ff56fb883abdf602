import { parseArgs } from 'node:util';
import { join, resolve } from 'node:path';
import { startWorkbench, type WorkbenchOptions } from '../src/http/startWorkbench';

const root = join(__dirname, '..', '..');

const usage = `Usage: node --import tsx harness/bin/workbench.ts [options]
  --port <n>              port on 127.0.0.1 (3030; 0 for a free one)
  --plugins <folder>      folder with plugins, may be given several times (plugins)
  --provisioning <folder> Grafana's provisioning folder (provisioning)
  --grafana <release>     serve the page of the packages in harness/versions/<release>, such as 13.2
  --node-form             run the plugins' backends as Node bundles instead of the shipped executables
  --help                  this text`;

/** Starts the workbench, prints its URL as the only line on stdout, and ends everything on SIGINT or SIGTERM. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '3030' },
      plugins: { type: 'string', multiple: true, default: [join(root, 'plugins')] },
      provisioning: { type: 'string', default: join(root, 'provisioning') },
      grafana: { type: 'string' },
      'node-form': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return;
  }
  const workbench = await start({
    port: parsePort(values.port),
    provisioningDir: resolve(values.provisioning),
    pluginsDirs: values.plugins.map((dir) => resolve(dir)),
    env: process.env,
    grafana: values.grafana,
    form: values['node-form'] ? 'node' : 'shipped',
    log: (line) => console.error(line),
  });
  console.log(workbench.url);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void workbench.stop().then(() => process.exit(0)));
  }
}

async function start(options: WorkbenchOptions) {
  try {
    return await startWorkbench(options);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') {
      throw new Error(`Port ${options.port} is in use. End what listens there, or choose another with --port.`);
    }
    throw error;
  }
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Error(`--port takes a number from 0 to 65535, not "${text}"`);
  }
  return port;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
