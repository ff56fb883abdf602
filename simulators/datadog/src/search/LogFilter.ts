import type { TextPattern } from './TextPattern';

/** What a value must be. */
export type ValueTest =
  | { readonly kind: 'exists' }
  | { readonly kind: 'equals'; readonly pattern: TextPattern }
  /** Numbers; a bound that is left out is open. */
  | { readonly kind: 'range'; readonly from?: Bound; readonly to?: Bound };

/** One end of a range. */
export interface Bound {
  readonly value: number;
  readonly isIncluded: boolean;
}

/** A search, read. */
export type LogFilter =
  | { readonly kind: 'all' }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly LogFilter[] }
  | { readonly kind: 'not'; readonly part: LogFilter }
  /** Words of the message. */
  | { readonly kind: 'words'; readonly pattern: TextPattern }
  /** Words of the message, or of any attribute or tag: `*:word`. */
  | { readonly kind: 'anywhere'; readonly pattern: TextPattern }
  | { readonly kind: 'field'; readonly field: string; readonly test: ValueTest };
