/** Names of go-plugin's protocol: the core version, and the application version Grafana negotiates. */
const coreProtocol = 1;
const appProtocol = 2;

/** The variable a Grafana host sets so that a plugin can tell it was not started by hand. */
const magicCookie = { name: 'grafana_plugin_type', value: 'datasource' } as const;

export type ListenAddress =
  | { readonly network: 'unix'; readonly path: string }
  | { readonly network: 'tcp'; readonly host: string; readonly port: number };

/** True when a Grafana host started this process. */
export function isStartedByGrafana(env: Readonly<Record<string, string | undefined>>): boolean {
  return env[magicCookie.name] === magicCookie.value;
}

/** What someone reads who starts the executable by hand. */
export function startedByHandHelp(pluginId: string): string {
  return [
    `This is the backend of the Grafana data source ${pluginId}. It is not started by hand:`,
    'put its folder into the plugins folder of a Grafana server, which starts it and speaks gRPC with it.',
    '',
  ].join('\n');
}

/** The one line on stdout by which the host learns where the plugin listens. */
export function handshakeLine(address: ListenAddress): string {
  const place = address.network === 'unix' ? address.path : `${address.host}:${address.port}`;
  return `${coreProtocol}|${appProtocol}|${address.network}|${place}|grpc\n`;
}
