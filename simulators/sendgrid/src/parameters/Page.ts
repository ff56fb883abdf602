import type { QueryReader } from './QueryReader';

/** Which part of a list is asked for. */
export interface Page {
  readonly limit: number;
  readonly offset: number;
}

/** Reads `limit` and `offset`. @throws SendGridError 400 */
export function readPage(query: QueryReader, { limit }: { readonly limit: number }): Page {
  return {
    limit: query.integer('limit', { min: 1 }) ?? limit,
    offset: query.integer('offset', { min: 0 }) ?? 0,
  };
}

export function pageOf<T>(items: readonly T[], { limit, offset }: Page): readonly T[] {
  return items.slice(offset, offset + limit);
}
