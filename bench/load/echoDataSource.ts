import type { HostDataSource, HostQuery } from '@glance/harness';

/** A data source of the echo plugins; they need no settings. */
export const echoDataSource: HostDataSource = { uid: 'echo', type: 'glance-echo-datasource' };

/** Asks an echo plugin for one frame of a time and a number column. */
export function echoQuery(rows: number): HostQuery {
  return { refId: 'A', frames: 1, rows, columns: 'timeseries' };
}
