const passedOn = /^(GF_PLUGIN_\w+|PLUGIN_UNIX_SOCKET_DIR|(HTTP|HTTPS|NO)_PROXY|(http|https|no)_proxy)$/;

/**
 * What of the server's own variables reaches a plugin in Grafana: its section of the settings (`GF_PLUGIN_*`), the
 * proxies, and the folder for sockets.
 */
export function pluginEnvironment(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => passedOn.test(entry[0]) && entry[1] !== undefined)
  );
}
