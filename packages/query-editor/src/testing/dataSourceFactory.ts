import { type DataSourceInstanceSettings, type DataSourceJsonData } from '@grafana/data';
import { type TemplateSrv } from '@grafana/runtime';
import { dataSourceSettings, type DataSourceSettingsOptions } from './dataSourceSettings';
import { FakeTemplateSrv, type FakeVariable } from './FakeTemplateSrv';

export interface CreateDataSourceOptions<Options extends DataSourceJsonData> {
  readonly jsonData?: Options;
  /** The variables of the dashboard. */
  readonly variables?: Readonly<Record<string, FakeVariable>>;
}

type DataSourceClass<Api, Options extends DataSourceJsonData> = new (
  settings: DataSourceInstanceSettings<Options>,
  templateSrv: TemplateSrv
) => Api;

/**
 * Makes data sources as Grafana does; their backend is what FakeBackend was last made of.
 * @param usual the settings of a test that says nothing of them
 */
export function dataSourceFactory<Api, Options extends DataSourceJsonData>(
  DataSource: DataSourceClass<Api, Options>,
  usual: DataSourceSettingsOptions<Options>
): (options?: CreateDataSourceOptions<Options>) => Api {
  return ({ jsonData = usual.jsonData, variables } = {}) =>
    new DataSource(dataSourceSettings({ ...usual, jsonData }), new FakeTemplateSrv(variables));
}
