import { type GrafanaHost } from '../../GrafanaHost';
import { HttpError } from '../HttpError';

/** What the routes ask a plugin: Grafana's four calls. */
export type PluginHost = Pick<GrafanaHost, 'queryData' | 'checkHealth' | 'callResource' | 'collectMetrics'>;

/** A plugin process that answers calls. */
export interface RunningPlugin {
  readonly host: PluginHost;
  /** Resolves when the process has ended, for whatever reason. */
  readonly exited: Promise<unknown>;
  /** Ends the process and resolves when it is gone. */
  readonly stop: () => Promise<unknown>;
}

/** What a supervisor needs to know. */
export interface SupervisedPluginOptions {
  readonly start: () => Promise<RunningPlugin>;
  /** How often to look for an exited process; a second in Grafana. */
  readonly restartAfterMs?: number;
  readonly onRestart?: (outcome: 'crashed' | 'restarted' | { readonly failed: unknown }) => void;
  readonly setTimeout?: (callback: () => void, ms: number) => unknown;
}

/**
 * Keeps a plugin running as Grafana does: a first start that fails is final; a process that ends later is started
 * again a second after, without end. Meanwhile the plugin is unavailable.
 */
export class SupervisedPlugin {
  readonly #options: SupervisedPluginOptions;
  #running: RunningPlugin | undefined;
  #stopping = false;

  constructor(options: SupervisedPluginOptions) {
    this.#options = options;
  }

  /** Starts the plugin for the first time. @throws what the start throws; there is no second try */
  async start(): Promise<void> {
    this.#watch(await this.#options.start());
  }

  /** The running plugin's host. @throws HttpError 500 `plugin.unavailable` while there is none */
  get host(): PluginHost {
    if (!this.#running) {
      throw new HttpError(500, 'Plugin unavailable', 'plugin.unavailable');
    }
    return this.#running.host;
  }

  /** Ends the process for good. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#running?.stop();
  }

  #watch(running: RunningPlugin): void {
    this.#running = running;
    const ended = () => {
      this.#running = undefined;
      if (!this.#stopping) {
        this.#options.onRestart?.('crashed');
        this.#restartLater();
      }
    };
    running.exited.then(ended, ended);
  }

  #restartLater(): void {
    const { setTimeout: schedule = setTimeout, restartAfterMs = 1000 } = this.#options;
    schedule(() => void this.#restart(), restartAfterMs);
  }

  async #restart(): Promise<void> {
    if (this.#stopping) {
      return;
    }
    try {
      const running = await this.#options.start();
      if (this.#stopping) {
        await running.stop();
        return;
      }
      this.#watch(running);
      this.#options.onRestart?.('restarted');
    } catch (failed) {
      this.#options.onRestart?.({ failed });
      this.#restartLater();
    }
  }
}
