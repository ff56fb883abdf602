import { type DataQuery, type DataSourceRef, type DataTransformerConfig, type FieldConfigSource } from '@grafana/data';

/** Where a panel is in Grafana's grid of 24 columns and rows of 30 pixels. */
export interface GridPos {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** A panel of a dashboard, with what its JSON leaves out filled in. */
export interface PanelModel {
  readonly id: number;
  /** `timeseries`, `table`, `stat`, `logs` or `text`; any other is shown as not supported. */
  readonly type: string;
  readonly title: string;
  readonly description: string;
  readonly gridPos: GridPos;
  readonly dataSource?: DataSourceRef;
  readonly targets: readonly DataQuery[];
  readonly fieldConfig: FieldConfigSource;
  readonly options: Readonly<Record<string, unknown>>;
  readonly maxDataPoints?: number;
  readonly minInterval?: string;
  /** Grafana's own, in the order in which they are applied. */
  readonly transformations?: readonly DataTransformerConfig[];
}
