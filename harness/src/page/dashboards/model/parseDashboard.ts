import * as z from 'zod/mini';
import { type PanelModel } from './PanelModel';

const record = z.record(z.string(), z.unknown());
const dataSourceRef = z.object({ uid: z.optional(z.string()), type: z.optional(z.string()) });
const gridPos = z.object({ x: z.number(), y: z.number(), w: z.number(), h: z.number() });

const panelSchema = z.object({
  id: z.optional(z.number()),
  type: z.string(),
  title: z._default(z.string(), ''),
  description: z._default(z.string(), ''),
  gridPos,
  datasource: z.nullish(dataSourceRef),
  targets: z._default(z.array(z.looseObject({ refId: z.string() })), []),
  fieldConfig: z._default(z.object({ defaults: z._default(record, {}), overrides: z._default(z.array(z.any()), []) }), {
    defaults: {},
    overrides: [],
  }),
  options: z._default(record, {}),
  maxDataPoints: z.nullish(z.number()),
  interval: z.nullish(z.string()),
  transformations: z._default(z.array(z.looseObject({ id: z.string(), options: z._default(record, {}) })), []),
});

const optionSchema = z.object({
  text: z.union([z.string(), z.array(z.string())]),
  value: z.union([z.string(), z.array(z.string())]),
});

const variableSchema = z.object({
  name: z.string(),
  label: z.nullish(z.string()),
  type: z.string(),
  query: z.optional(z.unknown()),
  datasource: z.nullish(dataSourceRef),
  multi: z._default(z.boolean(), false),
  includeAll: z._default(z.boolean(), false),
  allValue: z.nullish(z.string()),
  hide: z._default(z.number(), 0),
  regex: z._default(z.string(), ''),
  current: z.optional(z.partial(optionSchema)),
  filters: z.optional(z.array(z.object({ key: z.string(), operator: z.string(), value: z.string() }))),
});

const annotationSchema = z.looseObject({
  name: z.string(),
  datasource: z.nullish(dataSourceRef),
  enable: z._default(z.boolean(), true),
  iconColor: z._default(z.string(), 'blue'),
  target: z.optional(z.looseObject({ refId: z._default(z.string(), 'Anno') })),
  // Grafana's own store of annotations, which the workbench has not.
  builtIn: z._default(z.number(), 0),
});

const dashboardSchema = z.object({
  uid: z.string(),
  title: z.string(),
  description: z._default(z.string(), ''),
  timezone: z._default(z.string(), 'browser'),
  time: z._default(z.object({ from: z.string(), to: z.string() }), { from: 'now-6h', to: 'now' }),
  panels: z._default(z.array(panelSchema), []),
  annotations: z._default(z.object({ list: z._default(z.array(annotationSchema), []) }), { list: [] }),
  templating: z._default(z.object({ list: z._default(z.array(variableSchema), []) }), { list: [] }),
});

/** A variable as the dashboard's JSON defines it. */
export type VariableDefinition = z.output<typeof variableSchema>;

/** An annotation query as the dashboard's JSON defines it. */
export type AnnotationDefinition = z.output<typeof annotationSchema>;

/** A dashboard with what the page draws; everything else in its JSON is left aside. */
export interface DashboardModel {
  readonly uid: string;
  readonly title: string;
  readonly description: string;
  readonly timeZone: string;
  readonly time: { readonly from: string; readonly to: string };
  readonly panels: readonly PanelModel[];
  readonly variables: readonly VariableDefinition[];
  /** Those that are switched on. */
  readonly annotations: readonly AnnotationDefinition[];
}

/** Reads a dashboard's JSON. @throws ZodError naming the part that is not as Grafana's schema has it */
export function parseDashboard(json: unknown): DashboardModel {
  const { uid, title, description, timezone, time, panels, templating, annotations } = dashboardSchema.parse(json);
  return {
    uid,
    title,
    description,
    timeZone: timezone === '' ? 'browser' : timezone,
    time,
    panels: panels.map((panel, index) => toPanel(panel, index)),
    variables: templating.list,
    annotations: annotations.list.filter(({ enable, builtIn }) => enable && builtIn === 0),
  };
}

function toPanel(panel: z.output<typeof panelSchema>, index: number): PanelModel {
  return {
    id: panel.id ?? index + 1,
    type: panel.type,
    title: panel.title,
    description: panel.description,
    gridPos: panel.gridPos,
    dataSource: panel.datasource ?? undefined,
    targets: panel.targets,
    fieldConfig: panel.fieldConfig,
    options: panel.options,
    maxDataPoints: panel.maxDataPoints ?? undefined,
    minInterval: panel.interval ?? undefined,
    transformations: panel.transformations,
  };
}
