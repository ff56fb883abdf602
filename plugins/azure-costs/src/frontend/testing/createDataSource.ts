import { type DataSourceInstanceSettings, type PluginMeta } from '@grafana/data';
import { type AzureCostsOptions } from '../AzureCostsOptions';
import { DataSource } from '../DataSource';
import { FakeTemplateSrv, type FakeVariable } from './FakeTemplateSrv';

export interface CreateDataSourceOptions {
  readonly jsonData?: AzureCostsOptions;
  readonly variables?: Readonly<Record<string, FakeVariable>>;
}

/** A data source as Grafana makes it; its backend is what FakeBackend was last made of. */
export function createDataSource({ jsonData = {}, variables }: CreateDataSourceOptions = {}): DataSource {
  const settings: DataSourceInstanceSettings<AzureCostsOptions> = {
    id: 1,
    uid: 'azure',
    type: 'glance-azurecosts-datasource',
    name: 'Azure Costs',
    meta: {} as PluginMeta & DataSourceInstanceSettings['meta'],
    access: 'proxy',
    readOnly: false,
    jsonData,
  };
  return new DataSource(settings, new FakeTemplateSrv(variables));
}
