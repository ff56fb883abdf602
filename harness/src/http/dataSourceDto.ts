import { type PluginFolder } from './plugins/PluginFolder';
import { type StoredDataSource } from './DataSourceStore';

/**
 * A data source as the browser may see it, Grafana's `GET /api/datasources/uid/:uid`: of the secrets only which are
 * set.
 */
export function dataSourceDto(stored: StoredDataSource) {
  const { id, uid, orgId, name, type, access, url, isDefault, jsonData, version, editable } = stored;
  return {
    id,
    uid,
    orgId,
    name,
    type,
    typeLogoUrl: '',
    access,
    url,
    user: '',
    database: '',
    basicAuth: false,
    basicAuthUser: '',
    withCredentials: false,
    isDefault,
    jsonData,
    secureJsonFields: Object.fromEntries(Object.keys(stored.secureJsonData).map((key) => [key, true])),
    version,
    readOnly: !editable,
    apiVersion: '',
  };
}

/** A data source as Grafana's page gets it at start, with its plugin's metadata. */
export function frontendDataSource(stored: StoredDataSource, plugin: PluginFolder) {
  const { id, uid, name, type, access, url, isDefault, jsonData, editable } = stored;
  return {
    id,
    uid,
    name,
    type,
    access: access === 'proxy' ? 'proxy' : 'direct',
    url,
    isDefault,
    jsonData,
    readOnly: !editable,
    meta: frontendPluginMeta(plugin),
  };
}

/** `plugin.json` with what Grafana adds when it serves a plugin. */
function frontendPluginMeta({ id, manifest }: PluginFolder) {
  const baseUrl = `public/plugins/${id}`;
  const { small, large } = manifest.info.logos;
  return {
    ...manifest,
    baseUrl,
    module: `${baseUrl}/module.js`,
    info: { ...manifest.info, logos: { small: `/${baseUrl}/${small}`, large: `/${baseUrl}/${large}` } },
  };
}
