/** What Grafana stores for one data source, with its secrets decrypted. Parse `jsonData` before use: users write it. */
export interface DataSourceSettings {
  readonly orgId: number;
  /** Unique in its organisation and stable across renames. */
  readonly uid: string;
  readonly name: string;
  readonly url: string;
  /** `{}` when nothing was saved. */
  readonly jsonData: Readonly<Record<string, unknown>>;
  /** Every value is kept out of logs and error texts by the SDK. */
  readonly secureJsonData: Readonly<Record<string, string>>;
  /** Epoch ms of the last save. */
  readonly updatedAtMs: number;
}
