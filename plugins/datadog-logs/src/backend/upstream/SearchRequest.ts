import type { LogSearch } from '../../shared/LogSearch';

/** The most logs that Datadog gives at once. */
export const LARGEST_LOG_PAGE = 1000;

/** One question to Datadog's search endpoint. */
export interface SearchRequest extends LogSearch {
  /** Epoch ms. */
  readonly fromMs: number;
  /** Epoch ms, exclusive. */
  readonly toMs: number;
  /** Newest first, or oldest. */
  readonly sort: '-timestamp' | 'timestamp';
  /** Logs of this page, from 1 to {@link LARGEST_LOG_PAGE}. */
  readonly limit: number;
  /** Where this page begins, as the page before said. */
  readonly cursor?: string;
}
