import type { DataQuery } from '@glance/plugin-sdk';
import type { QueryParser } from '@glance/user-input';
import { LRUCache } from 'lru-cache';
import { queryModel } from './queryModel';

/** Characters of all that is remembered: about a thousand panels. */
const MAX_CHARACTERS = 500_000;

/**
 * Reads queries as `parse` does, and remembers the latest: panels and alert rules ask the same again and again, and
 * reading a query takes longer than looking up its answer. A query is told apart by its text and by who asks, which is
 * to be plain values, since nothing else decides what it means. What comes back is shared and must not be changed.
 */
export function queryReader<Caller, Query extends object>(
  parse: QueryParser<Caller, Query>
): (asked: Pick<DataQuery, 'queryType' | 'model'>, caller: Caller) => Query {
  const known = new LRUCache<string, Query>({
    maxSize: MAX_CHARACTERS,
    sizeCalculation: (_query, text) => text.length,
  });
  return (asked, caller) => {
    const model = queryModel(asked);
    const text = JSON.stringify([caller, model]);
    const found = known.get(text);
    if (found !== undefined) {
      return found;
    }
    const query = parse(model, caller);
    known.set(text, query);
    return query;
  };
}
