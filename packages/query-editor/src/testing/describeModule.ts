import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface PluginModule {
  /** What Grafana loads. */
  readonly plugin: {
    readonly DataSourceClass: unknown;
    readonly components: Readonly<Partial<Record<'ConfigEditor' | 'QueryEditor' | 'QueryEditorHelp', unknown>>>;
  };
  readonly DataSource: unknown;
  /** Where `plugin.json` is. */
  readonly folder: string;
  /** What `plugin.json` says of this plugin alone. */
  readonly manifest: object;
}

/** The tests of what Grafana loads of a plugin, and of what it finds the plugin by. */
export function describeModule({ plugin, DataSource, folder, manifest }: PluginModule): void {
  describe('module', () => {
    it('gives Grafana a data source with its editors', () => {
      expect(plugin.DataSourceClass).toBe(DataSource);
      const { ConfigEditor, QueryEditor, QueryEditorHelp } = plugin.components;
      expect([ConfigEditor, QueryEditor, QueryEditorHelp]).toEqual(Array(3).fill(expect.any(Function)));
    });
  });

  describe('plugin.json', () => {
    it('names what the executable, the pages, alerting and Explore are found by', () => {
      const saved: unknown = JSON.parse(readFileSync(join(folder, 'plugin.json'), 'utf8'));
      expect(saved).toMatchObject({
        backend: true,
        alerting: true,
        metrics: true,
        dependencies: { grafanaDependency: '>=12.3.0' },
        ...manifest,
      });
    });
  });
}
