import type { FrameMeta } from '../FrameMeta';

/** What every shape takes besides its data. The shape itself sets `meta.type` and `meta.typeVersion`. */
export interface ShapeOptions {
  /** Leave out for series: alert rules would use it in place of the value fields' names. */
  readonly name?: string;
  readonly refId?: string;
  readonly meta?: Omit<FrameMeta, 'type' | 'typeVersion'>;
}
