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
  it('names what the executable, the pages, alerting and Explore are found by', () => {
    const pluginJson: unknown = JSON.parse(readFileSync(join(__dirname, 'plugin.json'), 'utf8'));
    expect(pluginJson).toMatchObject({
      id: 'glance-datadoglogs-datasource',
      name: 'Datadog Logs',
      executable: 'gpx_datadog_logs',
      backend: true,
      alerting: true,
      metrics: true,
      logs: true,
      annotations: true,
      dependencies: { grafanaDependency: '>=12.3.0' },
    });
  });
});
