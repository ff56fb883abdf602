import { type DataFrame, FieldType } from '@grafana/data';
import { type DatadogLogsDataQuery, type LogVolumeDataQuery } from './DatadogLogsDataQuery';

// As Explore names the queries that it makes of others.
const VOLUME_PREFIX = 'log-volume-';

/** The query for the bars above logs in Explore; undefined where there are no logs. */
export function volumeQuery(query: DatadogLogsDataQuery): LogVolumeDataQuery | undefined {
  if (query.queryType !== 'logs' || query.hide) {
    return undefined;
  }
  const { refId, datasource, query: search, indexes, storageTier } = query;
  return {
    refId: `${VOLUME_PREFIX}${refId}`,
    datasource,
    queryType: 'logVolume',
    ...(search !== undefined && { query: search }),
    ...(indexes !== undefined && { indexes }),
    ...(storageTier !== undefined && { storageTier }),
  };
}

/** True for what answers such a query. */
export function isVolumeAnswer({ refId = '' }: DataFrame): boolean {
  return refId.startsWith(VOLUME_PREFIX);
}

/** One frame for each level: Explore draws a frame in the colour of the first level that it finds in it. */
export function levelFrames(frame: DataFrame): readonly DataFrame[] {
  const times = frame.fields.filter(({ type }) => type === FieldType.time);
  const levels = frame.fields.filter(({ type }) => type === FieldType.number);
  return levels.map((level) => ({ ...frame, name: level.labels?.level ?? frame.name, fields: [...times, level] }));
}
