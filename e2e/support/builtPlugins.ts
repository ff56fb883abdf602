import { existsSync } from 'node:fs';
import path from 'node:path';
import { findPluginFolders } from '../../tools/build-plugin/PluginFolder';
import { currentPlatform, executableFileName } from '../../tools/build-plugin/platforms';

/** The SDK's example is no plugin of Grafana's, and has its id nowhere else. */
const ECHO_PLUGIN_ID = 'glance-echo-datasource';

/** A plugin in one of its forms, built or not. */
export interface BuiltPlugin {
  /** Its folder's name; `echo` is the SDK's example. */
  readonly name: string;
  readonly pluginId: string;
  readonly form: 'node' | 'shipped';
  readonly file: string;
}

/** Every plugin that there is, in both forms. */
export const builtPlugins: readonly BuiltPlugin[] = findPluginFolders(path.join(__dirname, '../..')).flatMap(
  ({ name, pluginId = ECHO_PLUGIN_ID, nodeForm, executableFolder, executable }): BuiltPlugin[] => [
    { name, pluginId, form: 'node', file: nodeForm },
    {
      name,
      pluginId,
      form: 'shipped',
      file: path.join(executableFolder, executableFileName(executable, currentPlatform())),
    },
  ]
);

/** What to run, with Node where the form wants it. @throws Error when it is not built */
export function commandOf({ file, form }: Pick<BuiltPlugin, 'file' | 'form'>): {
  readonly command: string;
  readonly args: readonly string[];
} {
  if (!existsSync(file)) {
    throw new Error(`${file} is missing: run "npm run build" first`);
  }
  return form === 'node' ? { command: process.execPath, args: [file] } : { command: file, args: [] };
}

/** What runs a plugin, by its folder's name, on Node. @throws Error when it is not built */
export function nodeCommandOf(name: string): ReturnType<typeof commandOf> {
  return commandOfForm(name, 'node');
}

/** What runs a plugin, by its folder's name, as it is shipped. @throws Error when it is not built */
export function shippedCommandOf(name: string): ReturnType<typeof commandOf> {
  return commandOfForm(name, 'shipped');
}

function commandOfForm(name: string, form: BuiltPlugin['form']): ReturnType<typeof commandOf> {
  const plugin = builtPlugins.find((one) => one.name === name && one.form === form);
  if (plugin === undefined) {
    throw new Error(`There is no plugin "${name}"`);
  }
  return commandOf(plugin);
}
