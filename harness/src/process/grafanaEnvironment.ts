/** Variables that Grafana 12.4 passes on from its own environment; nothing else of it reaches a plugin. */
const passedOn = [
  'PLUGIN_UNIX_SOCKET_DIR',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'http_proxy',
  'https_proxy',
  'no_proxy',
] as const;

export interface GrafanaEnvironmentOptions {
  /** Environment of the imagined Grafana server; only `PLUGIN_UNIX_SOCKET_DIR` and the proxy variables pass. */
  readonly host?: Readonly<Record<string, string | undefined>>;
  /** The server's `[plugin.<id>]` section, such as `{ redis_url: '…' }`. */
  readonly settings?: Readonly<Record<string, string>>;
}

/**
 * The whole environment of a plugin process, as Grafana 12.4.3 and go-plugin 1.7.0 build it with default settings: no
 * PATH, HOME, TMPDIR or TZ.
 */
export function grafanaEnvironment(options: GrafanaEnvironmentOptions = {}): Record<string, string> {
  const { host = {}, settings = {} } = options;
  return {
    GF_VERSION: '12.4.3',
    GF_EDITION: 'Open Source',
    GF_ENTERPRISE_LICENSE_PATH: '',
    GF_ENTERPRISE_APP_URL: 'http://localhost:3000/',
    ...Object.fromEntries(Object.entries(settings).map(([key, value]) => [`GF_PLUGIN_${key.toUpperCase()}`, value])),
    ...Object.fromEntries(passedOn.flatMap((name) => (host[name] === undefined ? [] : [[name, host[name]]]))),
    grafana_plugin_type: 'datasource',
    PLUGIN_MIN_PORT: '10000',
    PLUGIN_MAX_PORT: '25000',
    PLUGIN_PROTOCOL_VERSIONS: '2',
  };
}
