/** Kinds of the dataplane contract, whose version is [0, 1] (log lines: [0, 0]), and `table`, which is outside it. */
export type FrameType =
  | 'timeseries-wide'
  | 'timeseries-multi'
  | 'timeseries-long'
  | 'numeric-wide'
  | 'numeric-multi'
  | 'numeric-long'
  | 'log-lines'
  | 'table';

/** Shown as an icon with a text at the panel's corner. There is no `inspect`: its documented values crash the host. */
export interface Notice {
  readonly severity: 'info' | 'warning' | 'error';
  readonly text: string;
  readonly link?: string;
}

/** A number that Grafana's query inspector lists. */
export interface QueryStat {
  readonly displayName: string;
  readonly value: number;
  readonly unit?: string;
}

/** What a frame says about itself; the JSON names and types are those of `data.FrameMeta` in grafana-plugin-sdk-go. */
export interface FrameMeta {
  readonly type?: FrameType;
  /** [major, minor]; alert rules treat a frame by its `type` only when this is not [0, 0]. */
  readonly typeVersion?: readonly [number, number];
  readonly notices?: readonly Notice[];
  readonly stats?: readonly QueryStat[];
  /** Plain JSON for the data source's own front end. */
  readonly custom?: unknown;
  /** What was asked, shown in the query inspector. */
  readonly executedQueryString?: string;
  readonly preferredVisualisationType?: 'graph' | 'table' | 'logs' | 'trace' | 'nodeGraph' | 'flamegraph';
  readonly preferredVisualisationPluginId?: string;
  readonly dataTopic?: 'annotations';
  /** Indexes of the fields that together identify a row. */
  readonly uniqueRowIdFields?: readonly number[];
}
