import {
  DashboardBuilder,
  DashboardCursorSync,
  DashboardLinkBuilder,
  DashboardLinkType,
  DatasourceVariableBuilder,
  type VariableOption,
} from '@grafana/grafana-foundation-sdk/dashboard';

/** A dashboard of a plugin, as `tools/dashboards/<plugin>/dashboards.ts` lists it. */
export interface PluginDashboard {
  readonly build: () => DashboardBuilder;
  /** What is chosen when the provisioned dashboard is opened, by variable. */
  readonly firstLook?: Readonly<Record<string, VariableOption>>;
}

/** What the dashboards of a plugin have in common. */
export interface DashboardFamily {
  /** Marks the family's dashboards, which link to each other by it. */
  readonly tag: string;
  /** The name of the links. */
  readonly title: string;
  readonly pluginId: string;
  readonly time: { readonly from: string; readonly to: string };
  readonly timeZone: 'utc' | 'browser';
}

/** A dashboard as programs describe it. */
export interface DashboardHead {
  /** Also the name of its file. */
  readonly uid: string;
  readonly title: string;
  readonly description: string;
}

/** An empty dashboard of a family: its time, the choice of the data source, and links to the others. */
export function dashboardOf(family: DashboardFamily, { uid, title, description }: DashboardHead): DashboardBuilder {
  const siblings = new DashboardLinkBuilder(family.title)
    .type(DashboardLinkType.Dashboards)
    .tags([family.tag])
    .asDropdown(true)
    .includeVars(true)
    .keepTime(true);
  return new DashboardBuilder(title)
    .uid(uid)
    .description(description)
    .tags([family.tag])
    .timezone(family.timeZone)
    .time(family.time)
    .tooltip(DashboardCursorSync.Crosshair)
    .link(siblings)
    .withVariable(new DatasourceVariableBuilder('datasource').label('Data source').type(family.pluginId));
}
