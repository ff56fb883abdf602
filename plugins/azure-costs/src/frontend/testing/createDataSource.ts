import { dataSourceFactory } from '@glance/query-editor/testing';
import { DataSource } from '../DataSource';

export const createDataSource = dataSourceFactory(DataSource, {
  type: 'glance-azurecosts-datasource',
  uid: 'azure',
  jsonData: {},
});
