import { dataSourceSettings, FakeTemplateSrv, type FakeVariable } from '@glance/query-editor/testing';
import { type DatadogLogsOptions } from '../DatadogLogsOptions';
import { DataSource } from '../DataSource';

export interface CreateDataSourceOptions {
  readonly jsonData?: DatadogLogsOptions;
  readonly variables?: Readonly<Record<string, FakeVariable>>;
}

/** A data source as Grafana makes it; its backend is what FakeBackend was last made of. */
export function createDataSource({ jsonData = {}, variables }: CreateDataSourceOptions = {}): DataSource {
  const settings = dataSourceSettings({ type: 'glance-datadoglogs-datasource', uid: 'datadog', jsonData });
  return new DataSource(settings, new FakeTemplateSrv(variables));
}
