/** One query of a request, as a panel, Explore or an alert rule sent it. */
export interface DataQuery {
  /** Unique in its request; the answer is filed under it. */
  readonly refId: string;
  /** May be empty. */
  readonly queryType: string;
  /** Points a panel can draw; alert rules send 43200 unless the rule says otherwise. */
  readonly maxDataPoints: number;
  readonly intervalMs: number;
  /** Start of the range, epoch ms. */
  readonly fromMs: number;
  /** End of the range, epoch ms. */
  readonly toMs: number;
  /** The whole query object as saved; users and provisioning write it, so parse it before use. */
  readonly model: Readonly<Record<string, unknown>>;
}
