/** @jest-environment jsdom */
import { describeModule } from '@glance/query-editor/testing';
import { DataSource } from './frontend/DataSource';
import { plugin } from './module';

describeModule({
  plugin,
  DataSource,
  folder: __dirname,
  manifest: {
    id: 'glance-sendgridstats-datasource',
    name: 'SendGrid Stats',
    executable: 'gpx_sendgrid_stats',
  },
});
