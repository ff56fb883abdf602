import { type DataSourceApi, type DataSourcePlugin, type DataSourcePluginMeta } from '@grafana/data';

/** A loaded plugin, as its `module.ts` exports it. */
export type LoadedPlugin = DataSourcePlugin<DataSourceApi>;

interface PluginModule {
  readonly plugin?: LoadedPlugin;
}

/**
 * Loads a plugin's `module.js` the way Grafana does: through SystemJS, as a script.
 * @throws Error when the file is missing, needs a module that Grafana does not share, or exports no `plugin`
 */
export async function importDataSourcePlugin(meta: DataSourcePluginMeta): Promise<LoadedPlugin> {
  const url = new URL(`/${meta.module}`, window.location.href).href;
  const { plugin }: PluginModule = await System.import(url);
  if (!plugin) {
    throw new Error(`${meta.module} of ${meta.id} exports no "plugin"`);
  }
  plugin.meta = meta;
  return plugin;
}
