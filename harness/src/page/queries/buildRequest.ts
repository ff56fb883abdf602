import {
  rangeUtil,
  type AdHocVariableFilter,
  type CoreApp,
  type DataQuery,
  type DataQueryRequest,
  type DataSourceApi,
  type ScopedVars,
  type TimeRange,
  type TimeZone,
} from '@grafana/data';

/** What a panel, an Explore page or a variable asks of its data source. */
export interface QueryInput {
  readonly app: CoreApp;
  readonly dataSource: DataSourceApi;
  readonly targets: readonly DataQuery[];
  readonly timeRange: TimeRange;
  readonly timeZone: TimeZone;
  /** The panel's width in pixels, unless the panel names a number itself. */
  readonly maxDataPoints: number;
  readonly minInterval?: string;
  readonly scopedVars?: ScopedVars;
  /** What a dashboard's reader filters the data source's queries by. */
  readonly filters?: readonly AdHocVariableFilter[];
  readonly panel?: {
    readonly id: number;
    readonly title: string;
    readonly type: string;
    readonly dashboardUid: string;
  };
}

let requestCount = 0;

/** Grafana's request for the visible queries of a panel, with a new `requestId` and the interval it would choose. */
export function buildRequest(input: QueryInput): DataQueryRequest {
  const { dataSource, timeRange, maxDataPoints, panel } = input;
  const lowLimit = input.minInterval || dataSource.interval;
  const { interval, intervalMs } = rangeUtil.calculateInterval(timeRange, maxDataPoints, lowLimit);
  return {
    app: input.app,
    requestId: `W${++requestCount}`,
    timezone: input.timeZone,
    range: timeRange,
    interval,
    intervalMs,
    maxDataPoints,
    targets: input.targets.filter((query) => isAsked(query, dataSource)),
    scopedVars: {
      ...input.scopedVars,
      __interval: { text: interval, value: interval },
      __interval_ms: { text: String(intervalMs), value: intervalMs },
    },
    startTime: Date.now(),
    ...(input.filters?.length && { filters: [...input.filters] }),
    ...(panel && {
      panelId: panel.id,
      panelName: panel.title,
      panelPluginId: panel.type,
      dashboardUID: panel.dashboardUid,
    }),
  };
}

function isAsked(query: DataQuery, dataSource: DataSourceApi): boolean {
  return !query.hide && (dataSource.filterQuery?.(query) ?? true);
}
