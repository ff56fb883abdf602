/** @jest-environment jsdom */
import '@glance/query-editor/testing';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from './frontend/DataSource';
import { plugin } from './module';

describe('module', () => {
  it('gives Grafana a data source with its editors', () => {
    expect(plugin.DataSourceClass).toBe(DataSource);
    const { ConfigEditor, QueryEditor, QueryEditorHelp } = plugin.components;
    expect([ConfigEditor, QueryEditor, QueryEditorHelp].every((component) => typeof component === 'function')).toBe(
      true
    );
  });
});

describe('plugin.json', () => {
  it('names what the executable, the pages and alerting are found by', () => {
    const pluginJson: unknown = JSON.parse(readFileSync(join(__dirname, 'plugin.json'), 'utf8'));
    expect(pluginJson).toMatchObject({
      id: 'glance-sendgridstats-datasource',
      name: 'SendGrid Stats',
      executable: 'gpx_sendgrid_stats',
      backend: true,
      alerting: true,
      metrics: true,
      dependencies: { grafanaDependency: '>=12.3.0' },
    });
  });
});
