import type { PluginContext } from '@glance/plugin-sdk/wire';
import type { HostCall } from './HostCall';

/** What Grafana 12.4 says about itself, the user and the data source with every call. */
export function pluginContext({ dataSource, user, grafanaConfig }: HostCall): PluginContext {
  return {
    orgId: dataSource.orgId ?? 1,
    pluginId: dataSource.type ?? '',
    user,
    appInstanceSettings: undefined,
    dataSourceInstanceSettings: {
      id: 1,
      uid: dataSource.uid,
      name: dataSource.name ?? dataSource.uid,
      url: dataSource.url ?? '',
      user: '',
      database: '',
      basicAuthEnabled: false,
      basicAuthUser: '',
      jsonData: Buffer.from(JSON.stringify(dataSource.jsonData ?? {})),
      decryptedSecureJsonData: { ...dataSource.secureJsonData },
      lastUpdatedMS: dataSource.updatedAtMs ?? 0,
      apiVersion: '',
    },
    grafanaConfig: { ...grafanaConfig },
    pluginVersion: '',
    userAgent: 'Grafana/12.4.3 (stand-in)',
    apiVersion: '',
  };
}
