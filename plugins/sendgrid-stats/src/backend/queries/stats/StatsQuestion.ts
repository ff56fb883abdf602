import type { Source } from '../../../shared/sources';

/**
 * What an account is asked about each month, whatever the query shows of it: all figures come with every answer.
 * Categories and subusers are asked by name, sorted, at most ten; mailbox providers all at once.
 */
export type StatsQuestion =
  | { readonly source: Extract<Source, 'global' | 'mailboxProviders'> }
  | { readonly source: Extract<Source, 'categories' | 'subusers'>; readonly names: readonly string[] };

/** Names that SendGrid takes in one call (https://www.twilio.com/docs/sendgrid/api-reference/categories). */
const NAMES_IN_A_CALL = 10;

/**
 * The questions about some names. Names are put in order first, so that equal selections are equal questions.
 * @param names each once; ignored where a source is asked as a whole
 */
export function questionsOf(source: Source, names: readonly string[]): readonly StatsQuestion[] {
  if (source === 'global' || source === 'mailboxProviders') {
    return [{ source }];
  }
  const sorted = [...names].sort();
  return Array.from({ length: Math.ceil(sorted.length / NAMES_IN_A_CALL) }, (_, index) => ({
    source,
    names: sorted.slice(index * NAMES_IN_A_CALL, (index + 1) * NAMES_IN_A_CALL),
  }));
}
