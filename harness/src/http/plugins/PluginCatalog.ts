import { HttpError } from '../HttpError';
import { type PluginFolder } from './PluginFolder';
import { type SupervisedPlugin } from './SupervisedPlugin';

/** A plugin that was found, with its process unless it has no backend or did not start. */
export interface InstalledPlugin {
  readonly folder: PluginFolder;
  readonly process: SupervisedPlugin | undefined;
}

/** The plugins of the workbench by id. */
export class PluginCatalog {
  readonly #plugins: ReadonlyMap<string, InstalledPlugin>;

  constructor(plugins: readonly InstalledPlugin[]) {
    this.#plugins = new Map(plugins.map((plugin) => [plugin.folder.id, plugin]));
  }

  list(): readonly InstalledPlugin[] {
    return [...this.#plugins.values()];
  }

  find(id: string): InstalledPlugin | undefined {
    return this.#plugins.get(id);
  }

  /** The process of a plugin. @throws HttpError 404 as in Grafana when there is none */
  process(id: string): SupervisedPlugin {
    const process = this.#plugins.get(id)?.process;
    if (!process) {
      throw new HttpError(404, 'Plugin not registered', 'plugin.notRegistered');
    }
    return process;
  }

  /** Ends all processes at once. */
  async stop(): Promise<void> {
    await Promise.all(this.list().map((plugin) => plugin.process?.stop()));
  }
}
