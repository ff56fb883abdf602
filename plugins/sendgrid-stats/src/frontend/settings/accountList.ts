import { withoutDefaults } from '@glance/query-editor';
import { type AccountModel, DEFAULT_TIME_ZONE, secretOf } from '../../shared/SendGridSettings';
import { type SavedOptions } from '../SendGridStatsOptions';
import { newAccountId } from './newAccountId';

/** What the settings page keeps of accounts; keys are kept under the ids of their accounts, which never change. */
export type AccountOptions = Pick<SavedOptions, 'jsonData' | 'secureJsonData' | 'secureJsonFields'>;

/** What has to be known of an account that was removed, to bring it back. */
export interface RemovedAccount {
  readonly account: AccountModel;
  /** Where it stood. */
  readonly index: number;
  /** What was typed as its key. */
  readonly typedKey: string | undefined;
  /** A key of it was stored, and is until the settings are saved. */
  readonly isKeyStored: boolean;
}

const ACCOUNT_DEFAULTS = { name: '', region: 'global', apiUrl: '', timeZone: DEFAULT_TIME_ZONE, onBehalfOf: '' };
const KEY_PREFIX = secretOf('');

export function accountsOf({ jsonData }: Pick<AccountOptions, 'jsonData'>): readonly AccountModel[] {
  return jsonData.accounts ?? [];
}

/** Adds an account at the end, with an id of its own under which no key is kept. */
export function addAccount<O extends AccountOptions>(
  options: O,
  name: string
): { readonly options: O; readonly id: string } {
  const id = newAccountId(name, takenIds(options));
  return { options: withAccounts(options, [...accountsOf(options), { id, name }]), id };
}

/** Changes fields of an account; what equals its default is not saved. */
export function changeAccount<O extends AccountOptions>(
  options: O,
  index: number,
  change: Partial<Omit<AccountModel, 'id'>>
): O {
  return withAccounts(
    options,
    accountsOf(options).map((account, other) =>
      other === index ? withoutDefaults({ ...account, ...change }, ACCOUNT_DEFAULTS) : account
    )
  );
}

/** Puts an account in another place. */
export function moveAccount<O extends AccountOptions>(options: O, from: number, to: number): O {
  const accounts = [...accountsOf(options)];
  accounts.splice(to, 0, ...accounts.splice(from, 1));
  return withAccounts(options, accounts);
}

/**
 * Removes an account with its key: Grafana keeps what it is not told of, so that the key is overwritten by nothing. A
 * key that another account of the same id needs stays.
 */
export function removeAccount<O extends AccountOptions>(
  options: O,
  index: number
): { readonly options: O; readonly removed: RemovedAccount } | undefined {
  const accounts = accountsOf(options);
  const account = accounts[index];
  if (account === undefined) {
    return undefined;
  }
  const left = accounts.filter((_, other) => other !== index);
  const secret = secretOf(account.id);
  const removed = {
    account,
    index,
    typedKey: options.secureJsonData?.[secret],
    isKeyStored: options.secureJsonFields[secret] ?? false,
  };
  const next = withAccounts(options, left);
  return {
    removed,
    options: left.some(({ id }) => id === account.id)
      ? next
      : {
          ...next,
          secureJsonData: { ...options.secureJsonData, [secret]: '' },
          secureJsonFields: { ...options.secureJsonFields, [secret]: false },
        },
  };
}

/** Brings an account back with its key, to where it stood. */
export function restoreAccount<O extends AccountOptions>(
  options: O,
  { account, index, typedKey, isKeyStored }: RemovedAccount
): O {
  const accounts = accountsOf(options);
  const secret = secretOf(account.id);
  const { [secret]: _, ...others } = options.secureJsonData ?? {};
  return {
    ...withAccounts(options, [...accounts.slice(0, index), account, ...accounts.slice(index)]),
    secureJsonData: typedKey === undefined ? others : { ...others, [secret]: typedKey },
    secureJsonFields: { ...options.secureJsonFields, [secret]: isKeyStored },
  };
}

// A key that was overwritten by nothing is still one that an account may get back.
function takenIds(options: AccountOptions): ReadonlySet<string> {
  const secrets = [...Object.keys(options.secureJsonData ?? {}), ...Object.keys(options.secureJsonFields)];
  return new Set([
    ...accountsOf(options).map(({ id }) => id),
    ...secrets.filter((name) => name.startsWith(KEY_PREFIX)).map((name) => name.slice(KEY_PREFIX.length)),
  ]);
}

function withAccounts<O extends AccountOptions>(options: O, accounts: readonly AccountModel[]): O {
  const { accounts: _, ...others } = options.jsonData;
  return { ...options, jsonData: accounts.length === 0 ? others : { ...others, accounts } };
}
