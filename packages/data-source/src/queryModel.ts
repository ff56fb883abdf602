import type { DataQuery } from '@glance/plugin-sdk';

/** A query as it was saved. Grafana sends the type beside the model too, and only there when a host has rebuilt the model. */
export function queryModel({
  queryType,
  model,
}: Pick<DataQuery, 'queryType' | 'model'>): Readonly<Record<string, unknown>> {
  return queryType === '' ? model : { queryType, ...model };
}
