import { GrafanaHost } from '../../GrafanaHost';
import { type LogLine } from '../../process/LogLine';
import { PluginProcess } from '../../process/PluginProcess';
import { type InstalledPlugin } from './PluginCatalog';
import { pluginCommand, type PluginForm } from './pluginCommand';
import { pluginEnvironment } from './pluginEnvironment';
import { type PluginFolder } from './PluginFolder';
import { SupervisedPlugin, type RunningPlugin } from './SupervisedPlugin';

/** What starting a plugin takes. */
export interface StartPluginOptions {
  readonly folder: PluginFolder;
  readonly form: PluginForm;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log: (line: string) => void;
}

/** Starts a plugin's backend under supervision. One that fails to start is logged and has no process, as in Grafana. */
export async function startPlugin({ folder, form, env, log }: StartPluginOptions): Promise<InstalledPlugin> {
  if (!folder.manifest.backend) {
    return { folder, process: undefined };
  }
  const process = new SupervisedPlugin({
    start: () => startProcess({ folder, form, env, log }),
    onRestart: (outcome) => log(`${folder.id} ${describe(outcome)}`),
  });
  try {
    await process.start();
    return { folder, process };
  } catch (error) {
    log(`${folder.id} did not start: ${message(error)}`);
    return { folder, process: undefined };
  }
}

async function startProcess({ folder, form, env, log }: StartPluginOptions): Promise<RunningPlugin> {
  const process = await PluginProcess.start({
    ...pluginCommand(folder, form),
    env: pluginEnvironment(env),
    pluginId: folder.id,
    onLogLine: (line) => {
      if (line.level === 'warn' || line.level === 'error') {
        log(`${folder.id} ${line.level}: ${line.message}${detailsOf(line)}`);
      }
    },
  });
  return { host: new GrafanaHost(process), exited: process.exited, stop: () => process.shutdown() };
}

function detailsOf({ fields }: LogLine): string {
  return Object.keys(fields).length === 0 ? '' : ` ${JSON.stringify(fields)}`;
}

function describe(outcome: 'crashed' | 'restarted' | { readonly failed: unknown }): string {
  switch (outcome) {
    case 'crashed':
      return 'has ended and is started again';
    case 'restarted':
      return 'runs again';
    default:
      return `did not start again: ${message(outcome.failed)}`;
  }
}

function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
