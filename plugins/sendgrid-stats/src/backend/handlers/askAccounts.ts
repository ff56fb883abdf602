import type { Notice } from '@glance/data-frames';
import { type AskedEach, askEach, leftOutNotices, refuseFailures } from '@glance/data-source';
import type { Account } from '../../shared/SendGridSettings';

/** What came of asking several accounts. */
export interface AccountsAnswer<T, A> extends Pick<AskedEach<T, A>, 'answers'> {
  /** Names the accounts that did not answer. */
  readonly notices: readonly Notice[];
}

/**
 * Asks all accounts at once. On a dashboard those that answer are shown, and a notice names the others; an alert rule
 * must not judge by a part of the mail.
 * @throws PluginError when all failed, or any for an alert rule; the signal's reason when the caller has gone
 */
export async function askAccounts<T extends { readonly account: Pick<Account, 'name'> }, A>(
  targets: readonly T[],
  ask: (target: T) => Promise<A>,
  { signal, fromAlert }: { readonly signal: AbortSignal; readonly fromAlert: boolean }
): Promise<AccountsAnswer<T, A>> {
  const { answers, failures } = await askEach(targets, ask, signal);
  const named = failures.map(({ target, error }) => ({ name: target.account.name, error }));
  refuseFailures(named, { fromAlert, hasAnswers: answers.length > 0, plural: 'accounts' });
  return { answers, notices: leftOutNotices(named) };
}
