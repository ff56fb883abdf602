import { type DataQuery } from '@grafana/data';

/**
 * A variable's query as its editor works on it. A new variable has none yet, or the text `''` of an older kind of
 * variable.
 * @param fallback what a new variable lists
 */
export function savedVariableQuery<Query extends DataQuery>(
  saved: Query | string | undefined,
  fallback: Omit<Query, 'refId'>
): Query {
  const fields: Partial<Query> = typeof saved === 'object' ? saved : {};
  // What is saved of a variable's query fits its type, and the rest is filled in.
  return { ...fallback, ...fields, refId: fields.refId ?? 'variable', queryType: fallback.queryType } as Query;
}
