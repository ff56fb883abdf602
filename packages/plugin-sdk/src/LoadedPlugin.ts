import type { CheckedFrame } from '@glance/data-frames';
import type { DataSourcePlugin } from './DataSourcePlugin';
import type { InstanceManager } from './instances/InstanceManager';
import type { PluginMetrics } from './metrics/PluginMetrics';
import type { QueryMetrics } from './middleware/metrics';

/** Everything that is loaded after the handshake. */
export interface LoadedPlugin<Instance> {
  readonly plugin: DataSourcePlugin<Instance>;
  readonly instances: InstanceManager<Instance>;
  readonly metrics: PluginMetrics;
  readonly queryMetrics: QueryMetrics;
  readonly encodeFrame: (frame: CheckedFrame) => Uint8Array;
}

/** Loads once; everybody waits for the same loading, and gets its failure. */
export type PluginLoader<Instance> = () => Promise<LoadedPlugin<Instance>>;
