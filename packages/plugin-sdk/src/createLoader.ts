import type { Clock } from './Clock';
import type { DataSourcePlugin } from './DataSourcePlugin';
import type { DataSourceSettings } from './DataSourceSettings';
import { PluginError } from './errors/PluginError';
import { InstanceManager } from './instances/InstanceManager';
import type { LoadedPlugin, PluginLoader } from './LoadedPlugin';
import type { Logger } from './log/Logger';
import type { SecretRedactor } from './log/SecretRedactor';
import { noTracing, type Tracing } from './middleware/tracing';
import { tracingConfig } from './middleware/tracingConfig';

export interface LoaderOptions<Instance> {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly pluginId: string;
  readonly metricsPrefix: string;
  readonly load: () => Promise<DataSourcePlugin<Instance>>;
  readonly log: Logger;
  readonly redactor: SecretRedactor;
  readonly clock: Clock;
}

/**
 * Loads the plugin and the metrics library the first time it is called. When that fails every call gets the same error,
 * and the log has the reason once.
 */
export function createLoader<Instance>(options: LoaderOptions<Instance>): PluginLoader<Instance> {
  let loading: Promise<LoadedPlugin<Instance>> | undefined;
  let loaded: LoadedPlugin<Instance> | undefined;
  const loadOnce = async (): Promise<LoadedPlugin<Instance>> => {
    try {
      loaded = await loadAll(options);
      return loaded;
    } catch (cause) {
      options.log.error('The plugin could not be loaded; every call fails until it is restarted', { error: cause });
      throw new PluginError(`The plugin ${options.pluginId} could not be loaded; Grafana's log has the reason`, {
        status: 500,
        source: 'plugin',
        cause,
      });
    }
  };
  return {
    load: () => (loading ??= loadOnce()),
    get loaded() {
      return loaded;
    },
  };
}

async function loadAll<Instance>(options: LoaderOptions<Instance>): Promise<LoadedPlugin<Instance>> {
  const [plugin, { PluginMetrics }, { QueryMetrics }, { collectDefaultMetrics }] = await Promise.all([
    options.load(),
    import('./metrics/PluginMetrics'),
    import('./middleware/metrics'),
    import('prom-client'),
  ]);
  const metrics = new PluginMetrics();
  // The library measures the event loop's lag every 10 ms, which keeps an idle process awake.
  collectDefaultMetrics({ register: metrics.registry, eventLoopMonitoringPrecision: 200 });
  const instances = new InstanceManager<Instance>({
    clock: options.clock,
    create: (settings) => {
      options.redactor.remember(ownerOf(settings), Object.values(settings.secureJsonData));
      const log = options.log.with({ dataSourceUid: settings.uid, orgId: settings.orgId });
      return plugin.createInstance(settings, { log, metrics });
    },
    dispose: (instance) => plugin.disposeInstance?.(instance),
    onEvicted: (settings) => options.redactor.forget(ownerOf(settings)),
    onDisposeError: (error, { uid }) => options.log.warn('Disposing an instance failed', { dataSourceUid: uid, error }),
  });
  const queryMetrics = new QueryMetrics(metrics, options.metricsPrefix);
  const tracing = await loadTracing(options);
  return { plugin, instances, metrics, queryMetrics, tracing };
}

function ownerOf({ orgId, uid }: DataSourceSettings): string {
  return `${orgId}#${uid}`;
}

/** Tracing is a convenience: when it cannot be had, the plugin works on without it. */
async function loadTracing<Instance>({ env, pluginId, log }: LoaderOptions<Instance>): Promise<Tracing> {
  const config = tracingConfig(env);
  if (!config) {
    return noTracing;
  }
  config.warnings.forEach((warning) => log.warn(warning));
  try {
    const { startOpenTelemetry } = await import('./middleware/openTelemetry');
    return startOpenTelemetry({ config, pluginId, pluginVersion: env.GF_PLUGIN_VERSION ?? '' });
  } catch (error) {
    log.warn('Tracing could not be started', { error });
    return noTracing;
  }
}
