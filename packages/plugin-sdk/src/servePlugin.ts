// First, so that nothing that is imported after it can write to stdout.
import { stdoutGuard } from './process/guardAtImport';
import { systemClock, type Clock } from './Clock';
import { createLoader } from './createLoader';
import type { DataSourcePlugin } from './DataSourcePlugin';
import { HclogLogger, parseLogLevel } from './log/HclogLogger';
import { SecretRedactor } from './log/SecretRedactor';
import { guardAgainstCrashes } from './process/crashGuard';
import { handshakeLine, isStartedByGrafana, startedByHandHelp } from './process/handshake';
import { watchParent } from './process/parentWatch';
import { realProcess, type ProcessEffects } from './process/ProcessEffects';
import { createShutdown } from './process/shutdown';
import { removeStaleSockets } from './process/staleSockets';
import { PluginServer } from './server/PluginServer';

export interface ServeOptions<Instance> {
  /** The id in plugin.json. */
  readonly pluginId: string;
  /** Before the names of the SDK's own metrics; `plugin` unless said otherwise. */
  readonly metricsPrefix?: string;
  /**
   * Takes server-wide secrets, such as a password in `GF_PLUGIN_…`, out of log lines and errors. Those of data sources
   * are taken out anyway.
   */
  readonly redact?: (text: string) => string;
  /** Imports the plugin. Runs after the handshake, so that a slow library never delays Grafana's start. */
  readonly load: () => Promise<DataSourcePlugin<Instance>>;
}

/**
 * The one call a plugin's main makes: answers a Grafana host until it is told to end or the host is gone. Started by
 * hand it prints what it is and exits with 1.
 */
export function servePlugin<Instance>(options: ServeOptions<Instance>): void {
  void startPlugin(options, { process: realProcess, clock: systemClock });
}

/** What `servePlugin` does, with its effects as parameters. Resolves after the handshake. */
export async function startPlugin<Instance>(
  options: ServeOptions<Instance>,
  effects: { readonly process: ProcessEffects; readonly clock: Clock }
): Promise<void> {
  const { process, clock } = effects;
  const { env, platform, pid } = process;
  const parent = process.parentPid();
  if (!isStartedByGrafana(env)) {
    process.writeStderr(startedByHandHelp(options.pluginId));
    process.exit(1);
    return;
  }
  let isReady = false;
  const redactor = new SecretRedactor();
  const redact = (text: string): string => redactor.redact(options.redact?.(text) ?? text);
  const sink = process.logSink(() => void shutdown('nobody reads the log', 0));
  const log = new HclogLogger({
    sink,
    level: parseLogLevel(env.GF_PLUGIN_LOG_LEVEL),
    redact,
  });
  stdoutGuard.connect(log);

  const loader = createLoader({
    ...options,
    metricsPrefix: options.metricsPrefix ?? 'plugin',
    env,
    log,
    redactor,
    clock,
  });
  const server = new PluginServer({ loader, log, redact, clock }, () => void shutdown('Grafana asked for it', 0));
  const shutdown = createShutdown({
    log,
    exit: (code) => process.exit(code),
    steps: [
      { name: 'closing the server', limitMs: 300, run: () => server.close(200) },
      { name: 'disposing instances', limitMs: 300, run: async () => loader.loaded?.instances.disposeAll() },
      { name: 'disposing the plugin', limitMs: 100, run: async () => loader.loaded?.plugin.dispose?.() },
      { name: 'sending traces', limitMs: 150, run: async () => loader.loaded?.tracing.shutdown() },
      { name: 'flushing the log', limitMs: 150, run: () => sink.flush(100) },
    ],
  });

  guardAgainstCrashes({ process, log, clock, isReady: () => isReady, onHopeless: () => void shutdown('crashed', 1) });
  process.on('SIGTERM', () => void shutdown('SIGTERM', 0));
  // Ctrl-C in a terminal reaches the whole process group; Grafana says by itself when its plugins are to end.
  process.on('SIGINT', () => undefined);

  try {
    const address = await server.listen({ env, platform, pid, warn: (message) => log.warn(message) });
    process.writeStdout(handshakeLine(address));
    isReady = true;
    watchParent({
      clock,
      parent,
      parentPid: () => process.parentPid(),
      isAlive: platform === 'win32' ? (pid) => process.isAlive(pid) : undefined,
      onParentGone: () => void shutdown('the parent process has gone', 0),
    });
    setImmediate(() => {
      // A failure is in the log, and in the answer of every call.
      loader.load().catch(() => undefined);
      if (address.network === 'unix') {
        void removeStaleSockets(address.path);
      }
    });
  } catch (error) {
    log.error('The plugin could not start', { error });
    await shutdown('start failed', 1);
  }
}
