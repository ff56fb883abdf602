import { text } from '@glance/user-input';
import * as z from 'zod/mini';
import { SEARCH_DEFAULTS } from './defaults';
import { ALL_INDEXES, type LogSearch, type LogSearchModel, STORAGE_TIERS } from './LogSearch';

/** The fields of a query that say which logs are meant, for a schema. */
export function searchFields() {
  return {
    query: z._default(text(), SEARCH_DEFAULTS.query),
    indexes: z._default(z.array(text()), [...SEARCH_DEFAULTS.indexes]),
    storageTier: z._default(z.enum(STORAGE_TIERS), SEARCH_DEFAULTS.storageTier),
  };
}

/** A search in the one form that the backend works with, so that searches for the same logs are one question. */
export function normalSearch({ query, indexes, storageTier }: Required<LogSearchModel>): LogSearch {
  const named = [...new Set(indexes.map((index) => index.trim()))].filter((index) => index !== '').sort();
  return {
    query: normalQuery(query),
    indexes: named.length === 0 || named.includes(ALL_INDEXES) ? [ALL_INDEXES] : named,
    storageTier,
  };
}

/** Search text in that form; an empty one finds everything. */
export function normalQuery(query: string): string {
  const trimmed = query.trim();
  return trimmed === '' ? SEARCH_DEFAULTS.query : trimmed;
}
