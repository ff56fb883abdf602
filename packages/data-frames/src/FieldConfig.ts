/** A link shown on a value; `url` may hold Grafana's `${__value…}` and `${__field…}` variables. */
export interface DataLink {
  readonly title: string;
  readonly url: string;
  readonly targetBlank?: boolean;
}

/** Texts of an `enum` field: a cell holds an index into `text`. */
export interface EnumConfig {
  readonly text: readonly string[];
  readonly color?: readonly string[];
}

/**
 * How Grafana shows a field. The JSON names and types are those of `data.FieldConfig` in grafana-plugin-sdk-go; a value
 * of another type makes Grafana refuse the answers of *all* queries of a request, so `checkFrame` looks at each.
 */
export interface FieldConfig {
  /** Overrides every other name; prefer `displayNameFromDS`, which users can still override. */
  readonly displayName?: string;
  readonly displayNameFromDS?: string;
  readonly path?: string;
  readonly description?: string;
  readonly filterable?: boolean;
  readonly writeable?: boolean;
  /** Grafana's unit id, e.g. `currencyUSD`. */
  readonly unit?: string;
  /** Whole number of digits, 0–65535. */
  readonly decimals?: number;
  readonly min?: number;
  readonly max?: number;
  /** Milliseconds between two points, on a time field; Grafana draws a gap where points are further apart. */
  readonly interval?: number;
  readonly color?: Readonly<Record<string, unknown>>;
  readonly links?: readonly DataLink[];
  /** Shown in place of a missing value. */
  readonly noValue?: string;
  readonly type?: { readonly enum?: EnumConfig };
  /** Anything a panel understands; plain JSON. */
  readonly custom?: Readonly<Record<string, unknown>>;
}
