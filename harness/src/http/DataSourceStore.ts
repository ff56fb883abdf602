import { type HostDataSource } from '../GrafanaHost';
import { HttpError } from './HttpError';
import { type ProvisionedDataSource } from './provisioning/readDataSources';

/** A data source with its secrets, which never leave the server but to its plugin. */
export interface StoredDataSource extends ProvisionedDataSource {
  readonly id: number;
  readonly version: number;
  readonly updatedAtMs: number;
}

/** What a saved settings page sends, as in Grafana's `PUT /api/datasources/uid/:uid`. */
export interface DataSourceUpdate {
  readonly name: string;
  readonly url: string;
  readonly isDefault: boolean;
  readonly jsonData: Readonly<Record<string, unknown>>;
  /** Only the secrets that change: one that is left out is kept, an empty one is removed. */
  readonly secureJsonData: Readonly<Record<string, string>>;
  /** The version that the page was filled from. */
  readonly version?: number;
}

/** The data sources of the workbench: provisioned at start, changed in memory only. */
export class DataSourceStore {
  readonly #dataSources = new Map<string, StoredDataSource>();
  readonly #now: () => number;

  constructor(provisioned: readonly ProvisionedDataSource[], now: () => number = Date.now) {
    this.#now = now;
    provisioned.forEach((dataSource, index) =>
      this.#dataSources.set(dataSource.uid, { ...dataSource, id: index + 1, version: 1, updatedAtMs: now() })
    );
  }

  list(): readonly StoredDataSource[] {
    return [...this.#dataSources.values()];
  }

  /** @throws HttpError 404, worded as in Grafana */
  get(uid: string): StoredDataSource {
    const dataSource = this.#dataSources.get(uid);
    if (!dataSource) {
      throw new HttpError(404, 'Data source not found');
    }
    return dataSource;
  }

  /**
   * Replaces the settings and returns what is kept.
   * @throws HttpError 403 for a read-only data source, 409 when another save came in between
   */
  update(uid: string, update: DataSourceUpdate): StoredDataSource {
    const current = this.get(uid);
    if (!current.editable) {
      throw new HttpError(403, 'Cannot update read-only data source');
    }
    if (update.version !== undefined && update.version < current.version) {
      throw new HttpError(409, 'Datasource has already been updated by someone else. Please reload and try again');
    }
    const { name, url, isDefault, jsonData } = update;
    const secureJsonData = withoutEmpty({ ...current.secureJsonData, ...update.secureJsonData });
    const next: StoredDataSource = {
      ...current,
      ...{ name, url, isDefault, jsonData, secureJsonData },
      version: current.version + 1,
      // A plugin makes a new instance only when this differs, so two saves within a millisecond must not be equal.
      updatedAtMs: Math.max(this.#now(), current.updatedAtMs + 1),
    };
    this.#dataSources.set(uid, next);
    return next;
  }
}

/** The data source in the shape the plugin's host takes. */
export function toHostDataSource(stored: StoredDataSource): HostDataSource {
  const { uid, name, type, orgId, url, jsonData, secureJsonData, updatedAtMs } = stored;
  return { uid, name, type, orgId, url, jsonData, secureJsonData, updatedAtMs };
}

function withoutEmpty(secrets: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(secrets).filter(([, value]) => value !== ''));
}
