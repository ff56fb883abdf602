import { type HostCall } from '../GrafanaHost';
import { toHostDataSource } from './DataSourceStore';
import { type PluginHost } from './plugins/SupervisedPlugin';
import { type WorkbenchState } from './WorkbenchState';

const user = { login: 'workbench', name: 'Workbench', email: 'workbench@localhost', role: 'Admin' };

/** Headers of a page's request that Grafana hands on to plugins, under the names it gives them. */
const forwarded: Readonly<Record<string, string>> = {
  'x-query-group-id': 'http_X-Query-Group-Id',
  'x-panel-id': 'http_X-Panel-Id',
  'x-panel-title': 'http_X-Panel-Title',
  'x-panel-plugin-id': 'http_X-Panel-Plugin-Id',
  'x-dashboard-uid': 'http_X-Dashboard-Uid',
  'x-dashboard-title': 'http_X-Dashboard-Title',
  'x-datasource-uid': 'http_X-Datasource-Uid',
  'x-grafana-from-expr': 'http_X-Grafana-From-Expr',
  'x-cache-skip': 'X-Cache-Skip',
};

/** Whom to call for a data source, and with what. */
export interface PluginCall {
  readonly host: PluginHost;
  readonly call: HostCall;
}

/**
 * The call to a data source's plugin on behalf of a browser's request; it is cancelled when the browser leaves.
 * @throws HttpError 404 for an unknown data source or plugin, 500 while the plugin is not running
 */
export function pluginCall(state: WorkbenchState, uid: string, request: Request): PluginCall {
  const stored = state.dataSources.get(uid);
  const { host } = state.plugins.process(stored.type);
  return {
    host,
    call: {
      dataSource: toHostDataSource(stored),
      user,
      headers: pluginHeaders(request.headers, stored.orgId),
      signal: request.signal,
    },
  };
}

function pluginHeaders(headers: Headers, orgId: number): Record<string, string> {
  const result: Record<string, string> = { 'http_X-Grafana-Org-Id': String(orgId) };
  for (const [name, asForwarded] of Object.entries(forwarded)) {
    const value = headers.get(name);
    if (value !== null && value !== '') {
      result[asForwarded] = value;
    }
  }
  return result;
}
