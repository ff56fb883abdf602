import { type DataSourcePlugin, servePlugin } from '@glance/plugin-sdk';
import { redactServerSecrets } from './redactServerSecrets';

export interface ServeDataSourceOptions<I> {
  /** The id in plugin.json. */
  readonly pluginId: string;
  /** Loads the plugin; called right after the handshake, so that nothing but this file delays it. */
  readonly load: () => Promise<DataSourcePlugin<I>>;
}

/** Serves a data source of Glance to Grafana: the one call of an executable's `main.ts`. */
export function serveDataSource<I>({ pluginId, load }: ServeDataSourceOptions<I>): void {
  servePlugin({ pluginId, metricsPrefix: 'glance', redact: redactServerSecrets(process.env), load });
}
