import { addDays, dayAt, formatDay, type LocalDay, startOf } from '../time/LocalDay';
import type { Account, Sender } from './Sender';

/** Mail that may be sent in a month, and how much of it was. */
export interface Credits {
  readonly remain: number;
  readonly total: number;
  readonly overage: number;
  readonly used: number;
  readonly last_reset: string;
  readonly next_reset: string;
  readonly reset_frequency: 'monthly';
}

/** Every processed message costs one, from the first of the month on. Sub-users spend their parent's as well. */
export function creditsOf(
  { account, sender }: { readonly account: Account; readonly sender: Sender },
  nowMs: number
): Credits {
  const today = dayAt(nowMs, sender.timeZone);
  const first = startOf('month', today);
  const spenders = sender === account ? [account, ...account.subusers] : [sender];
  const used = spenders.reduce((sum, spender) => sum + processedBy(spender, first, today), 0);
  const total = sender.monthlyCredits;
  return {
    remain: Math.max(0, total - used),
    total,
    overage: Math.max(0, used - total),
    used,
    last_reset: formatDay(first),
    next_reset: formatDay(startOf('month', addDays(first, 31))),
    reset_frequency: 'monthly',
  };
}

function processedBy({ figures }: Sender, first: LocalDay, last: LocalDay): number {
  let processed = 0;
  for (let day = first; day <= last; day = addDays(day, 1)) {
    processed += figures.of(day).all.processed;
  }
  return processed;
}
