/** @jest-environment jsdom */
import { describeModule } from '@glance/query-editor/testing';
import { DataSource } from './frontend/DataSource';
import { plugin } from './module';

describeModule({
  plugin,
  DataSource,
  folder: __dirname,
  manifest: {
    id: 'glance-azurecosts-datasource',
    name: 'Azure Costs',
    executable: 'gpx_azure_costs',
  },
});
