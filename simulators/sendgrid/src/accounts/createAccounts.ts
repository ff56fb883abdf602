import { type Now, seededRandom } from '@glance/simulator-common';
import { MailModel } from '../generator/MailModel';
import { DailyFigures } from '../mail/DailyFigures';
import { MailStore } from '../mail/MailStore';
import { type AccountOptions, madeUpKey, type SenderOptions } from './AccountOptions';
import { ApiKeys } from './ApiKeys';
import { usedCredits } from './creditsOf';
import type { Account, Sender } from './Sender';

/** Accounts, and the keys that open them. */
export interface Accounts {
  readonly accounts: readonly Account[];
  readonly keys: ApiKeys;
}

/** What accounts are made with. */
interface Workshop {
  readonly now: Now;
  readonly seed: number;
}

const DEFAULT_CREDITS = 100_000;

/** Sets up accounts with their subusers and keys. @throws RangeError for a name or key that is there twice */
export function createAccounts(options: readonly AccountOptions[], workshop: Workshop): Accounts {
  const keys = new ApiKeys();
  const accounts = options.map((accountOptions) => {
    const keyOptions = accountOptions.keys ?? [{ apiKey: madeUpKey(accountOptions.username) }];
    const account = createAccount({ ...accountOptions, keys: keyOptions }, workshop);
    for (const { apiKey, scopes } of keyOptions) {
      keys.add(apiKey, { account, scopes });
    }
    return account;
  });
  refuseTwins(accounts.flatMap(({ username, subusers }) => [username, ...subusers.map((subuser) => subuser.username)]));
  return { accounts, keys };
}

function createAccount(options: AccountOptions & Required<Pick<AccountOptions, 'keys'>>, workshop: Workshop): Account {
  const { username, timeZone, creditsLeft, subusers = [], keys } = options;
  const account: Account = {
    ...createSender(options, workshop),
    apiKey: keys[0]?.apiKey ?? '',
    subusers: subusers.map((subuser) => ({
      ...createSender({ timeZone, ...subuser }, workshop),
      isDisabled: subuser.isDisabled ?? false,
      parent: username,
    })),
  };
  if (creditsLeft === undefined) {
    return account;
  }
  const used = usedCredits({ account, sender: account }, workshop.now());
  return { ...account, monthlyCredits: used + creditsLeft };
}

function createSender(
  {
    username,
    region = 'global',
    timeZone = 'UTC',
    monthlyCredits = DEFAULT_CREDITS,
    reputation,
    profile,
  }: SenderOptions,
  { now, seed }: Workshop
): Sender {
  const mail = new MailStore(profile && new MailModel({ seed, username, profile, startedAtMs: now() }));
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
