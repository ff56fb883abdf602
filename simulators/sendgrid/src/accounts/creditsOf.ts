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

/** Whose credits are meant: those of an account, or of one of its subusers. */
interface Spender {
  readonly account: Account;
  readonly sender: Sender;
}

/** What is left of this month. A subuser has credits of its own as well. */
export function creditsOf(spender: Spender, nowMs: number): Credits {
  const { monthlyCredits: total, timeZone } = spender.sender;
  const first = startOf('month', dayAt(nowMs, timeZone));
  const used = usedCredits(spender, nowMs);
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

/** Every processed message costs one, from the first of the month on. Subusers spend their parent's. */
export function usedCredits({ account, sender }: Spender, nowMs: number): number {
  const today = dayAt(nowMs, sender.timeZone);
  const spenders = sender.username === account.username ? [account, ...account.subusers] : [sender];
  return spenders.reduce((sum, spender) => sum + processedBy(spender, startOf('month', today), today), 0);
}

function processedBy({ figures }: Sender, first: LocalDay, last: LocalDay): number {
  let processed = 0;
  for (let day = first; day <= last; day = addDays(day, 1)) {
    processed += figures.of(day).all.processed;
  }
  return processed;
}
