import type { Clock } from '../Clock';
import type { DataSourceSettings } from '../DataSourceSettings';

/** As long as Grafana's own SDK lets calls that began before a change finish on the old instance. */
const disposeDelayMs = 5_000;
/** Nobody tells a plugin that a data source was deleted. */
const idleLimitMs = 60 * 60_000;

export interface InstanceSource {
  readonly settings: DataSourceSettings;
  readonly grafanaConfig: Readonly<Record<string, string>>;
}

/** An instance in use; it is not disposed before `release`. */
export interface InstanceLease<Instance> {
  readonly instance: Instance;
  release(): void;
}

export interface InstanceManagerOptions<Instance> {
  readonly create: (settings: DataSourceSettings) => Instance | Promise<Instance>;
  readonly dispose: (instance: Instance, settings: DataSourceSettings) => void | Promise<void>;
  /** Told of what `dispose` throws. */
  readonly onDisposeError: (error: unknown, settings: DataSourceSettings) => void;
  /** Told when a data source has had no call for so long that nothing of it is kept. */
  readonly onEvicted: (settings: DataSourceSettings) => void;
  readonly clock: Clock;
}

interface Entry<Instance> {
  readonly key: string;
  readonly version: string;
  readonly settings: DataSourceSettings;
  readonly created: Promise<Instance>;
  leases: number;
  state: 'current' | 'retiring' | 'disposable' | 'disposed';
  cancelTimer: () => void;
}

/**
 * Keeps one instance per organisation and data source, and makes a new one when the data source was saved or any of
 * Grafana's settings changed. Calls that come together share one creation and its failure; a failure is not kept.
 */
export class InstanceManager<Instance> {
  private readonly current = new Map<string, Entry<Instance>>();
  private readonly retired = new Set<Entry<Instance>>();

  constructor(private readonly options: InstanceManagerOptions<Instance>) {}

  /** @throws whatever `create` throws. */
  async acquire(source: InstanceSource): Promise<InstanceLease<Instance>> {
    const entry = this.entryFor(source);
    entry.leases++;
    entry.cancelTimer();
    try {
      const instance = await entry.created;
      let released = false;
      const release = (): void => {
        if (!released) {
          released = true;
          this.release(entry);
        }
      };
      return { instance, release };
    } catch (error) {
      entry.leases--;
      entry.state = 'disposed';
      this.retired.delete(entry);
      if (this.current.get(entry.key) === entry) {
        this.current.delete(entry.key);
      }
      throw error;
    }
  }

  /** Disposes everything, used or not. Never rejects; as slow as the slowest disposal. */
  async disposeAll(): Promise<void> {
    const entries = [...this.current.values(), ...this.retired];
    await Promise.all(entries.map((entry) => this.dispose(entry)));
  }

  private entryFor(source: InstanceSource): Entry<Instance> {
    const { settings } = source;
    const key = `${settings.orgId}#${settings.uid}`;
    const version = versionOf(source);
    const found = this.current.get(key);
    if (found?.version === version) {
      return found;
    }
    if (found) {
      this.retire(found);
    }
    const created = Promise.resolve().then(() => this.options.create(settings));
    // Every waiter sees the rejection by its own await; this keeps it from being "unhandled" when there is none left.
    created.catch(() => undefined);
    const entry: Entry<Instance> = {
      key,
      version,
      settings,
      created,
      leases: 0,
      state: 'current',
      cancelTimer: () => undefined,
    };
    this.current.set(key, entry);
    return entry;
  }

  private release(entry: Entry<Instance>): void {
    entry.leases--;
    if (entry.leases > 0) {
      return;
    }
    if (entry.state === 'disposable') {
      void this.dispose(entry);
    } else if (entry.state === 'current') {
      entry.cancelTimer = this.options.clock.setTimeout(() => {
        void this.dispose(entry);
        this.options.onEvicted(entry.settings);
      }, idleLimitMs);
    }
  }

  private retire(entry: Entry<Instance>): void {
    entry.cancelTimer();
    entry.state = 'retiring';
    this.retired.add(entry);
    entry.cancelTimer = this.options.clock.setTimeout(() => {
      entry.state = 'disposable';
      if (entry.leases === 0) {
        void this.dispose(entry);
      }
    }, disposeDelayMs);
  }

  private async dispose(entry: Entry<Instance>): Promise<void> {
    if (entry.state === 'disposed') {
      return;
    }
    entry.state = 'disposed';
    entry.cancelTimer();
    this.retired.delete(entry);
    if (this.current.get(entry.key) === entry) {
      this.current.delete(entry.key);
    }
    try {
      await this.options.dispose(await entry.created, entry.settings);
    } catch (error) {
      this.options.onDisposeError(error, entry.settings);
    }
  }
}

function versionOf({ settings, grafanaConfig }: InstanceSource): string {
  const config = Object.entries(grafanaConfig).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([settings.updatedAtMs, config]);
}
