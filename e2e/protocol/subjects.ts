import { existsSync } from 'node:fs';
import path from 'node:path';
import { PluginProcess } from '@glance/harness';

const root = path.join(__dirname, '../..');
const goSystem = process.platform === 'win32' ? 'windows' : process.platform;
const goMachine = process.arch === 'x64' ? 'amd64' : process.arch;

/** A built plugin in one of its forms. */
export interface Subject {
  readonly pluginId: string;
  readonly file: string;
  readonly form: 'node' | 'shipped';
}

const echoFolder = path.join(root, 'packages/plugin-sdk/build/echo');
const azureFolder = path.join(root, 'plugins/azure-costs');

const echo: readonly Subject[] = [
  { pluginId: 'glance-echo-datasource', form: 'node', file: path.join(echoFolder, 'gpx_echo.cjs') },
  { pluginId: 'glance-echo-datasource', form: 'shipped', file: path.join(echoFolder, shipped('gpx_echo')) },
];

const azureCosts: readonly Subject[] = [
  {
    pluginId: 'glance-azurecosts-datasource',
    form: 'node',
    file: path.join(azureFolder, 'build/node/gpx_azure_costs.cjs'),
  },
  {
    pluginId: 'glance-azurecosts-datasource',
    form: 'shipped',
    file: path.join(azureFolder, 'dist', shipped('gpx_azure_costs')),
  },
];

/** Rows for `describe.each('%s')`: what is tried of the protocol itself, on Node and as shipped. */
export const echoSubjects = echo.map(named);

/** The same with every real plugin besides. */
export const allSubjects = [...echo, ...azureCosts].map(named);

/** What to run, with Node where the form wants it. */
export function commandOf({ file, form }: Subject): { readonly command: string; readonly args: readonly string[] } {
  if (!existsSync(file)) {
    throw new Error(`${file} is missing: run "npm run build" first`);
  }
  return form === 'node' ? { command: process.execPath, args: [file] } : { command: file, args: [] };
}

/** Starts the plugin as Grafana does; `env` is added to Grafana's own variables. */
export function startSubject(subject: Subject, env: Readonly<Record<string, string>> = {}): Promise<PluginProcess> {
  return PluginProcess.start({ ...commandOf(subject), env, pluginId: subject.pluginId });
}

function named(subject: Subject): [string, Subject] {
  return [`${path.basename(subject.file)}`, subject];
}

function shipped(executable: string): string {
  return `${executable}_${goSystem}_${goMachine}${goSystem === 'windows' ? '.exe' : ''}`;
}
