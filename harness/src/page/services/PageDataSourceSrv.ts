import {
  type DataSourceApi,
  type DataSourceInstanceSettings,
  type DataSourceRef,
  type ScopedVars,
} from '@grafana/data';
import { config, getTemplateSrv, type DataSourceSrv, type GetDataSourceListFilters } from '@grafana/runtime';
import { importDataSourcePlugin } from '../plugins/importDataSourcePlugin';

type Ref = DataSourceRef | string | null;

/** Grafana's registry of data sources: settings from the server, instances made once by each plugin's own class. */
export class PageDataSourceSrv implements DataSourceSrv {
  readonly #instances = new Map<string, Promise<DataSourceApi>>();

  get(ref?: Ref, scopedVars?: ScopedVars): Promise<DataSourceApi> {
    const settings = this.getInstanceSettings(ref, scopedVars);
    if (!settings) {
      return Promise.reject(new Error(`There is no data source ${describeRef(ref)}`));
    }
    const known = this.#instances.get(settings.uid);
    if (known) {
      return known;
    }
    const made = createDataSource(settings);
    this.#instances.set(settings.uid, made);
    // A plugin that failed to load is tried again at the next use.
    made.catch(() => this.#instances.delete(settings.uid));
    return made;
  }

  getList(filters: GetDataSourceListFilters = {}): DataSourceInstanceSettings[] {
    const { type, pluginId, filter } = filters;
    const types = type === undefined ? undefined : [type].flat();
    return Object.values(config.datasources)
      .filter((settings) => !types || types.includes(settings.type))
      .filter((settings) => !pluginId || settings.type === pluginId)
      .filter((settings) => !filter || filter(settings))
      .sort((a, b) => a.name.localeCompare(b.name));
  }

  getInstanceSettings(ref?: Ref, scopedVars?: ScopedVars): DataSourceInstanceSettings | undefined {
    const all = Object.values(config.datasources);
    const wanted = getTemplateSrv().replace((typeof ref === 'string' ? ref : ref?.uid) ?? '', scopedVars);
    if (wanted === '' || wanted === 'default') {
      const type = typeof ref === 'string' ? undefined : ref?.type;
      return all.find((one) => one.isDefault && (!type || one.type === type)) ?? all.find((one) => one.type === type);
    }
    return all.find((one) => one.uid === wanted) ?? all.find((one) => one.name === wanted);
  }

  /** Reads the settings again and forgets the instances; resolves when the new settings hold. */
  async reloadSettings(): Promise<void> {
    const response = await fetch('/api/frontend/settings');
    const settings: { datasources: typeof config.datasources } = await response.json();
    config.datasources = settings.datasources;
    this.#instances.clear();
  }

  reload(): void {
    void this.reloadSettings();
  }

  registerRuntimeDataSource(): void {
    throw new Error('The workbench has no data sources made at run time');
  }
}

async function createDataSource(settings: DataSourceInstanceSettings): Promise<DataSourceApi> {
  const plugin = await importDataSourcePlugin(settings.meta);
  const dataSource = new plugin.DataSourceClass(settings);
  dataSource.components = plugin.components;
  dataSource.meta = settings.meta;
  return dataSource;
}

function describeRef(ref: Ref | undefined): string {
  return typeof ref === 'string' ? `"${ref}"` : JSON.stringify(ref ?? 'default');
}
