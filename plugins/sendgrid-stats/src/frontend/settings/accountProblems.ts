import { settingProblem } from '@glance/query-editor';
import { type AccountModel, secretOf } from '../../shared/SendGridSettings';
import { parseSettings } from '../../shared/settings';
import { accountName } from '../accountName';

/** What is wrong with the fields of an account; a field without an entry is right. */
export interface AccountProblems {
  readonly id?: string;
  readonly name?: string;
  readonly region?: string;
  readonly apiUrl?: string;
  readonly timeZone?: string;
}

const ID = 'account';

/**
 * Judges each field of an account by itself with the backend's own rules, so that the page never accepts what a query
 * refuses.
 */
export function accountProblems(accounts: readonly AccountModel[], index: number): AccountProblems {
  const account = accounts[index];
  if (account === undefined) {
    return {};
  }
  const { id, region, apiUrl, timeZone } = account;
  return withoutUndefined({
    id: problemOf([{ id }]) ?? sameAs(accounts, index, 'id'),
    name: sameAs(accounts, index, 'name'),
    region: problemOf([{ id: ID, region }]),
    apiUrl: problemOf([{ id: ID, apiUrl }]),
    timeZone: problemOf([{ id: ID, timeZone }]),
  });
}

/** Why an account cannot be added under a name; undefined when it can, or nothing is typed. */
export function newNameProblem(accounts: readonly AccountModel[], name: string): string | undefined {
  return name === '' ? undefined : sameAs([...accounts, { id: '', name }], accounts.length, 'name');
}

function sameAs(accounts: readonly AccountModel[], index: number, property: 'id' | 'name'): string | undefined {
  const valueOf = (account: AccountModel) => (property === 'id' ? account.id : accountName(account));
  const account = accounts[index];
  const earlier = accounts.findIndex((other) => account !== undefined && valueOf(other) === valueOf(account));
  if (account === undefined || earlier === index) {
    return undefined;
  }
  const pair =
    property === 'id' ? [{ id: account.id }, { id: account.id, name: 'another' }] : [first(account), second(account)];
  return problemOf(pair)?.replace('that of accounts[0] is', `that of account ${earlier + 1} is`);
}

const first = (account: AccountModel) => ({ id: `${ID}-1`, name: accountName(account) });
const second = (account: AccountModel) => ({ id: `${ID}-2`, name: accountName(account) });

function problemOf(accounts: readonly AccountModel[]): string | undefined {
  const secureJsonData = Object.fromEntries(accounts.map(({ id }) => [secretOf(id), 'any']));
  return settingProblem(() => parseSettings({ jsonData: { accounts }, secureJsonData }));
}

function withoutUndefined(problems: {
  readonly [Field in keyof AccountProblems]: string | undefined;
}): AccountProblems {
  return Object.fromEntries(Object.entries(problems).filter(([, text]) => text !== undefined));
}
