import * as z from 'zod/mini';
import { parseInput } from './parseInput';

/** Reads a query as it is saved. @throws InvalidInput naming the field and quoting the value */
export type QueryParser<Caller, Query> = (model: unknown, caller: Caller) => Query;

/**
 * Reads queries of every type that a data source has.
 * @param parsers by the `queryType` that each reads
 */
export function queryParser<Type extends string, Caller, Query>(
  parsers: Readonly<Record<Type, QueryParser<Caller, Query>>>
): QueryParser<Caller, Query> {
  // The keys of a record of types are types.
  const schema = z.object({ queryType: z.enum(Object.keys(parsers) as Type[]) });
  return (model, caller) => parsers[parseInput(schema, model).queryType](model, caller);
}
