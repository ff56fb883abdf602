import type { DataSourcePlugin } from './DataSourcePlugin';
import type { InstanceManager } from './instances/InstanceManager';
import type { PluginMetrics } from './metrics/PluginMetrics';
import type { QueryMetrics } from './middleware/metrics';
import type { Tracing } from './middleware/tracing';

/** Everything that is loaded after the handshake. */
export interface LoadedPlugin<Instance> {
  readonly plugin: DataSourcePlugin<Instance>;
  readonly instances: InstanceManager<Instance>;
  readonly metrics: PluginMetrics;
  readonly queryMetrics: QueryMetrics;
  readonly tracing: Tracing;
}

export interface PluginLoader<Instance> {
  /** Loads once; everybody waits for the same loading, and gets its failure. */
  load(): Promise<LoadedPlugin<Instance>>;
  /** What is loaded already. */
  readonly loaded: LoadedPlugin<Instance> | undefined;
}
