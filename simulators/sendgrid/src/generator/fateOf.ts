import type { SeededSequence } from '@glance/simulator-common';
import type { Counts } from '../mail/Figures';
import type { LaterCounts, MailBatch } from '../mail/MailBatch';
import type { MailRates } from './MailProfile';

const HOUR_MS = 3_600_000;

/** When mail is opened: how much of all that ever is, by hours after the sending. */
const OPENING: ReadonlyArray<readonly [hours: number, share: number]> = [
  [1, 0.3],
  [4, 0.55],
  [12, 0.74],
  [24, 0.85],
  [48, 0.93],
  [96, 0.98],
  [156, 1],
];

/** When mail that was put off is delivered. */
const DELIVERED_AFTER_HOURS = 3;

/** What becomes of messages. All numbers are whole, and requests are what was dropped, and processed; so is the rest. */
export function fateOf(
  requests: number,
  { rates, random }: { readonly rates: MailRates; readonly random: SeededSequence }
): Pick<MailBatch, 'counts' | 'later'> {
  // A random number is added before rounding down, so that small parts of little mail are not lost on average.
  const part = (of: number, share: number) =>
    Math.min(of, Math.floor(of * share * random.between(0.7, 1.3) + random.next()));
  const dropped = part(requests, rates.dropped);
  const bounceDrops = part(dropped, 0.5);
  const unsubscribeDrops = part(dropped - bounceDrops, 0.6);
  const spamDrops = part(dropped - bounceDrops - unsubscribeDrops, 0.3);
  const processed = requests - dropped;
  const bounces = part(processed, rates.bounced);
  const blocks = part(processed - bounces, rates.blocked);
  const arriving = processed - bounces - blocks;
  const deferred = part(arriving, rates.deferred);
  const uniqueOpens = part(arriving, rates.opened);
  const uniqueClicks = part(uniqueOpens, rates.clicked);
  const complaints = part(arriving, rates.complained);
  const unsubscribes = part(arriving, rates.unsubscribed);
  return {
    counts: {
      requests,
      processed,
      bounce_drops: bounceDrops,
      unsubscribe_drops: unsubscribeDrops,
      spam_report_drops: spamDrops,
      invalid_emails: dropped - bounceDrops - unsubscribeDrops - spamDrops,
      bounces,
      blocks,
      deferred,
      delivered: arriving - deferred,
    },
    later: [
      { afterMs: DELIVERED_AFTER_HOURS * HOUR_MS, counts: { delivered: deferred } },
      ...spread({
        unique_opens: uniqueOpens,
        opens: Math.round(uniqueOpens * random.between(1.3, 1.7)),
        unique_clicks: uniqueClicks,
        clicks: Math.round(uniqueClicks * random.between(1.1, 1.4)),
        spam_reports: complaints,
        unsubscribes,
      }),
    ],
  };
}

/** Splits counts by when they become known, without losing any. */
function spread(counts: Counts): readonly LaterCounts[] {
  const entries = Object.entries(counts);
  const upTo = (share: number) => entries.map(([metric, count]) => [metric, Math.floor(count * share)] as const);
  return OPENING.map(([hours, share], index) => {
    const before = upTo(OPENING[index - 1]?.[1] ?? 0);
    const gained = upTo(share).map(([metric, count], place) => [metric, count - (before[place]?.[1] ?? 0)] as const);
    return { afterMs: hours * HOUR_MS, counts: Object.fromEntries(gained.filter(([, count]) => count > 0)) };
  }).filter((later) => Object.keys(later.counts).length > 0);
}
