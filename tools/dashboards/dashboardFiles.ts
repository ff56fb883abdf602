import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import type { PluginDashboard } from './PluginDashboard';

const requireHere = createRequire(__filename);

/** A file that is generated; its path counts from the project's root. */
export interface DashboardFile {
  readonly path: string;
  readonly text: string;
}

/** The folders of `plugins/` that have dashboards: those that have a folder here. */
export function pluginsWithDashboards(): readonly string[] {
  return readdirSync(__dirname).filter((name) => existsSync(join(__dirname, name, 'dashboards.ts')));
}

/**
 * Every dashboard twice: bundled with its plugin, for people to import, and provisioned, for `npm start` and Docker. The
 * bundled one has an id of its own, since Grafana refuses to import over a provisioned dashboard.
 */
export function dashboardFiles(): readonly DashboardFile[] {
  return pluginsWithDashboards().flatMap((plugin) => {
    const listed = requireHere(join(__dirname, plugin, 'dashboards.ts')) as {
      readonly dashboards: readonly PluginDashboard[];
    };
    return listed.dashboards.flatMap((dashboard) => filesOf(plugin, dashboard));
  });
}

function filesOf(plugin: string, { build, firstLook }: PluginDashboard): readonly DashboardFile[] {
  const dashboard = withPanelIds(build().build());
  return [
    {
      path: `plugins/${plugin}/src/dashboards/${dashboard.uid}.json`,
      text: toJson({ ...dashboard, uid: `glance-${dashboard.uid}` }),
    },
    {
      path: `provisioning/dashboards/generated/${dashboard.uid}.json`,
      text: toJson(withFirstLook(dashboard, firstLook)),
    },
  ];
}

/** Links to a panel and its place in alert rules hang on its id, so it must not be left to Grafana. */
function withPanelIds(dashboard: Dashboard): Dashboard {
  return { ...dashboard, panels: dashboard.panels?.map((panel, index) => ({ id: index + 1, ...panel })) };
}

function withFirstLook(dashboard: Dashboard, firstLook: PluginDashboard['firstLook'] = {}): Dashboard {
  const list = dashboard.templating.list?.map((variable) => {
    const current = firstLook[variable.name];
    return current === undefined ? variable : { ...variable, current };
  });
  return { ...dashboard, templating: { list } };
}

function toJson(dashboard: Dashboard): string {
  return `${JSON.stringify(dashboard, undefined, 2)}\n`;
}
