import { type Caller, parseInput, schemaVersion, text } from '@glance/user-input';
import * as z from 'zod/mini';

const schema = z.object({
  schemaVersion: schemaVersion(),
  city: text(),
  days: z._default(z.int().check(z.gte(1), z.lte(14)), 7),
  guesses: z.optional(z.boolean()),
});

/** A saved query, complete. What is left out may mean something else in an alert rule. */
export function readForecastQuery(model: unknown, { fromAlert }: Caller) {
  const { city, days, guesses = !fromAlert } = parseInput(schema, model);
  return { city, days, guesses };
}
