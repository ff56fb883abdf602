import { JsonReader } from '@glance/simulator-common';
import { ArmError } from '../ArmError';

/** A refusal of a query's body; Azure names the part and, where there is a list, what it may be. */
export function invalidQuery(reason: string): ArmError {
  return new ArmError(400, 'BadRequest', `Invalid query definition: ${reason}.`);
}

/** Reads the body of a query; Azure takes words in any case. */
export function queryReader(body: unknown): JsonReader {
  return new JsonReader(body, 'query', { refuse: invalidQuery, ignoresCase: true });
}
