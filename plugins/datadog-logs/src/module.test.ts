/** @jest-environment jsdom */
import { describeModule } from '@glance/query-editor/testing';
import { DataSource } from './frontend/DataSource';
import { plugin } from './module';

describeModule({
  plugin,
  DataSource,
  folder: __dirname,
  manifest: {
    id: 'glance-datadoglogs-datasource',
    name: 'Datadog Logs',
    executable: 'gpx_datadog_logs',
    logs: true,
    annotations: true,
  },
});
