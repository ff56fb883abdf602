import { type DataQuery } from '@grafana/data';

/** What Grafana itself keeps in a query, without what is not said. */
export function grafanaFields({
  refId,
  datasource,
  hide,
  key,
}: DataQuery): Pick<DataQuery, 'refId'> & Partial<DataQuery> {
  return {
    refId,
    ...(datasource !== undefined && { datasource }),
    ...(hide !== undefined && { hide }),
    ...(key !== undefined && { key }),
  };
}
