import { type Now, seededRandom } from '@glance/simulator-common';
import { MailModel } from '../generator/MailModel';
import { DailyFigures } from '../mail/DailyFigures';
import { MailStore } from '../mail/MailStore';
import { type AccountOptions, madeUpKey, type SenderOptions } from './AccountOptions';
import { ApiKeys } from './ApiKeys';
import type { Account, Sender } from './Sender';

/** Accounts, and the keys that open them. */
export interface Accounts {
  readonly accounts: readonly Account[];
  readonly keys: ApiKeys;
}

/** Sets up accounts with their sub-users and keys. @throws RangeError for a name or key that is there twice */
export function createAccounts(
  options: readonly AccountOptions[],
  { now, seed }: { readonly now: Now; readonly seed: number }
): Accounts {
  const keys = new ApiKeys();
  const startedAtMs = now();
  const senderOf = (sender: SenderOptions): Sender => createSender(sender, { now, seed, startedAtMs });
  const accounts = options.map((accountOptions) => {
    const { username, timeZone, subusers = [], keys: keyOptions = [{ apiKey: madeUpKey(username) }] } = accountOptions;
    const account: Account = {
      ...senderOf(accountOptions),
      apiKey: keyOptions[0]?.apiKey ?? '',
      subusers: subusers.map((subuser) => ({
        ...senderOf({ timeZone, ...subuser }),
        isDisabled: subuser.isDisabled ?? false,
        parent: username,
      })),
    };
    for (const { apiKey, scopes } of keyOptions) {
      keys.add(apiKey, { account, scopes });
    }
    return account;
  });
  refuseTwins(accounts.flatMap(({ username, subusers }) => [username, ...subusers.map((subuser) => subuser.username)]));
  return { accounts, keys };
}

function createSender(
  { username, region = 'global', timeZone = 'UTC', monthlyCredits = 100_000, reputation, profile }: SenderOptions,
  { now, seed, startedAtMs }: { readonly now: Now; readonly seed: number; readonly startedAtMs: number }
): Sender {
  const mail = new MailStore(profile && new MailModel({ seed, username, profile, startedAtMs }));
  return {
    username,
    email: `${username}@example.com`,
    userId: 1_000_000 + Math.floor(seededRandom(0, username) * 9_000_000),
    region,
    timeZone,
    monthlyCredits,
    reputation,
    isDisabled: false,
    mail,
    figures: new DailyFigures({ store: mail, timeZone, now }),
  };
}

function refuseTwins(usernames: readonly string[]): void {
  const twin = usernames.find((username, index) => usernames.indexOf(username) !== index);
  if (twin !== undefined) {
    throw new RangeError(`The name ${twin} is taken.`);
  }
}
