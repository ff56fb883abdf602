import { type DataSourceInstanceSettings, type DataSourceJsonData, type PluginMeta } from '@grafana/data';

export interface DataSourceSettingsOptions<Options extends DataSourceJsonData> {
  /** The plugin's id. */
  readonly type: string;
  readonly uid: string;
  readonly jsonData: Options;
}

/** Settings as Grafana makes a data source of them. */
export function dataSourceSettings<Options extends DataSourceJsonData>(
  options: DataSourceSettingsOptions<Options>
): DataSourceInstanceSettings<Options> {
  return {
    ...options,
    id: 1,
    name: options.type,
    meta: {} as PluginMeta & DataSourceInstanceSettings['meta'],
    access: 'proxy',
    readOnly: false,
  };
}
