import path from 'node:path';
import { PluginProcess } from '@glance/harness';
import { type BuiltPlugin, builtPlugins, commandOf } from '../support/builtPlugins';

/** Rows for `describe.each('%s')`: what is tried of the protocol itself, on Node and as shipped. */
export const echoSubjects = builtPlugins.filter(({ name }) => name === 'echo').map(named);

/** The same with every real plugin besides. */
export const allSubjects = builtPlugins.map(named);

/** Starts the plugin as Grafana does; `env` is added to Grafana's own variables. */
export function startSubject(subject: BuiltPlugin, env: Readonly<Record<string, string>> = {}): Promise<PluginProcess> {
  return PluginProcess.start({ ...commandOf(subject), env, pluginId: subject.pluginId });
}

function named(subject: BuiltPlugin): [string, BuiltPlugin] {
  return [path.basename(subject.file), subject];
}
