import { type Caller, InvalidInput, parseInput, schemaVersion } from '@glance/user-input';
import * as z from 'zod/mini';
import { type CreditsQuery, FIGURES, type ReputationQuery } from './AccountQuery';
import { accountsField, normalAccounts } from './accountsField';
import { figureDefaults } from './defaults';

const fields = { schemaVersion: schemaVersion(), accounts: accountsField() };
const reputationSchema = z.object(fields);
const creditsSchema = z.object({ ...fields, figures: z.optional(z.array(z.enum(FIGURES))) });

/**
 * Reads a `credits` query. What is left out takes the caller's default.
 * @throws InvalidInput naming the field and quoting the value
 */
export function parseCreditsQuery(model: unknown, caller: Caller): CreditsQuery {
  const { accounts, figures = figureDefaults(caller) } = parseInput(creditsSchema, model);
  if (figures.length === 0) {
    throw new InvalidInput('figures', `figures is []: name at least one of ${FIGURES.join(', ')}`);
  }
  return {
    queryType: 'credits',
    accounts: normalAccounts(accounts),
    figures: FIGURES.filter((figure) => figures.includes(figure)),
  };
}

/**
 * Reads a `reputation` query.
 * @throws InvalidInput naming the field and quoting the value
 */
export function parseReputationQuery(model: unknown): ReputationQuery {
  const { accounts } = parseInput(reputationSchema, model);
  return { queryType: 'reputation', accounts: normalAccounts(accounts) };
}
