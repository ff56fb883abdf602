import type { Account, Sender } from './Sender';

/** An account or subuser by its name. @throws RangeError when there is none */
export function findSender(accounts: readonly Account[], username: string): Sender {
  const sender = accounts
    .flatMap((account): readonly Sender[] => [account, ...account.subusers])
    .find((candidate) => candidate.username === username);
  if (sender === undefined) {
    throw new RangeError(`There is no account or subuser "${username}".`);
  }
  return sender;
}
