import { type DataSourceApi } from '@grafana/data';
import { DataSourceWithBackend } from '@grafana/runtime';

/**
 * Lets a data source test itself. Where that is Grafana's own check, which calls the plugin's backend and then drops
 * the details of a success, the call is made here and its whole answer returned.
 * @throws whatever `testDatasource` of the data source rejects with
 */
export function testDataSource(dataSource: DataSourceApi): Promise<unknown> {
  const isGrafanasOwn =
    dataSource instanceof DataSourceWithBackend &&
    dataSource.testDatasource === DataSourceWithBackend.prototype.testDatasource;
  return isGrafanasOwn ? dataSource.callHealthCheck() : dataSource.testDatasource();
}
