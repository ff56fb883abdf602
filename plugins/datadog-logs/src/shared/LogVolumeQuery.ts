import type { LogCountsQuery } from './LogCountsQuery';
import type { LogSearchModel } from './LogSearch';

/** A `logVolume` query as dashboards save it: whatever equals its default is left out. */
export interface LogVolumeQueryModel extends LogSearchModel {
  readonly queryType: 'logVolume';
  readonly schemaVersion?: 1;
  /** `auto` or a Grafana duration. */
  readonly interval?: string;
}

/** A `logVolume` query after parsing. */
export interface LogVolumeQuery {
  readonly queryType: 'logVolume';
  /** What it is by another name: logs counted by status. */
  readonly counts: LogCountsQuery;
}
