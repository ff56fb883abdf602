import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GrafanaHost, HostDataSource, HostQuery } from '@glance/harness';
import { rootDir } from '../executables';
import type { PanelQueries } from './Opening';

interface DashboardModel {
  readonly time: { readonly from: string; readonly to: string };
  readonly templating: {
    readonly list: ReadonlyArray<{ readonly type: string; readonly name: string; readonly query: unknown }>;
  };
  readonly panels: ReadonlyArray<{ readonly targets?: readonly HostQuery[] }>;
}

/** A dashboard that comes with a plugin, as far as it asks anything. */
export class Dashboard {
  private constructor(private readonly model: DashboardModel) {}

  /** Those in a plugin's folder, by their file names. */
  static bundledWith(plugin: string): readonly Dashboard[] {
    const folder = join(rootDir, 'plugins', plugin, 'src/dashboards');
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => new Dashboard(JSON.parse(readFileSync(join(folder, name), 'utf8')) as DashboardModel));
  }

  /** The range with which it opens, in days up to now. */
  get days(): number {
    const { from, to } = this.model.time;
    const days = /^now-(\d+)d$/.exec(from)?.[1];
    if (days === undefined || to !== 'now') {
      throw new Error(`A dashboard opens with ${from} to ${to}, and not with some days up to now`);
    }
    return Number(days);
  }

  /**
   * The queries of each panel as a user has them: variables are asked first, as they are when a dashboard opens, and
   * have their first value.
   */
  async panels(host: GrafanaHost, dataSource: HostDataSource): Promise<readonly PanelQueries[]> {
    const values = await Promise.all(
      this.model.templating.list
        .filter(({ type }) => type === 'query')
        .map(async ({ name, query }) => {
          const options = await optionsOf(host, dataSource, query as HostQuery);
          return [name, options[0] ?? ''] as const;
        })
    );
    const targets = this.model.panels.flatMap(({ targets = [] }) => (targets.length === 0 ? [] : [targets]));
    const text = values.reduce(
      (panels, [name, value]) => panels.replaceAll(`\${${name}}`, value),
      JSON.stringify(targets)
    );
    return JSON.parse(text) as readonly PanelQueries[];
  }
}

async function optionsOf(host: GrafanaHost, dataSource: HostDataSource, query: HostQuery): Promise<readonly string[]> {
  const nowMs = Date.now();
  const answers = await host.queryData({ dataSource, queries: [query], fromMs: nowMs - 1, toMs: nowMs });
  const { error, frames } = answers[query.refId] ?? { error: 'there is no answer', frames: [] };
  const values = frames[0]?.fields.find(({ name }) => name === 'value')?.values;
  if (error !== undefined || values === undefined) {
    throw new Error(`The variable ${query.refId} has no values: ${error ?? 'its frame has no such field'}`);
  }
  return [...values].map(String);
}
