import type { CheckedFrame } from '@glance/data-frames';
import type { CallContext } from './CallContext';
import type { DataQuery } from './DataQuery';
import type { DataSourceSettings } from './DataSourceSettings';
import type { HealthResult } from './HealthResult';
import type { Logger } from './log/Logger';
import type { PluginMetrics } from './metrics/PluginMetrics';
import type { ResourceRouter } from './resources/ResourceRouter';

/** What an instance may keep for its whole life. */
export interface InstanceHost {
  /** Names the data source in every line. */
  readonly log: Logger;
  readonly metrics: PluginMetrics;
}

/**
 * A data source plugin: what to keep per configured data source, and how to answer for it.
 * Any thrown `PluginError` reaches the user as it is; anything else is logged and answered as our own fault (500).
 */
export interface DataSourcePlugin<Instance> {
  /**
   * Called for the first call after the data source was saved or Grafana's settings changed, once for all calls that
   * wait. When it throws, those calls get the error, the health check says it, and the next call tries again.
   */
  createInstance(settings: DataSourceSettings, host: InstanceHost): Instance | Promise<Instance>;
  /** Called when nothing uses the instance any more. */
  disposeInstance?(instance: Instance): void | Promise<void>;
  /** Called once when the process ends, after all instances were disposed: for what they share. */
  dispose?(): void | Promise<void>;
  /** Called once per refId, all of a request at the same time; a failure is that refId's alone. */
  queryData(query: DataQuery, context: CallContext<Instance>): Promise<readonly CheckedFrame[]>;
  /** Without it, a data source whose instance can be created is healthy. */
  checkHealth?(context: CallContext<Instance>): Promise<HealthResult>;
  readonly resources?: ResourceRouter<Instance>;
}
