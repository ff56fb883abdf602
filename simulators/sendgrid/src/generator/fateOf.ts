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
  { rates, chance }: { readonly rates: MailRates; readonly chance: (name: string) => number }
): Pick<MailBatch, 'counts' | 'later'> {
  const part = (of: number, share: number, name: string) =>
    Math.min(of, Math.floor(of * share * (0.7 + 0.6 * chance(name)) + chance(`${name} rest`)));
  const dropped = part(requests, rates.dropped, 'dropped');
  const bounceDrops = part(dropped, 0.5, 'bounce drops');
  const unsubscribeDrops = part(dropped - bounceDrops, 0.6, 'unsubscribe drops');
  const spamDrops = part(dropped - bounceDrops - unsubscribeDrops, 0.3, 'spam drops');
  const processed = requests - dropped;
  const bounces = part(processed, rates.bounced, 'bounces');
  const blocks = part(processed - bounces, rates.blocked, 'blocks');
  const arriving = processed - bounces - blocks;
  const deferred = part(arriving, rates.deferred, 'deferred');
  const uniqueOpens = part(arriving, rates.opened, 'opens');
  const uniqueClicks = part(uniqueOpens, rates.clicked, 'clicks');
  const complaints = part(arriving, rates.complained, 'complaints');
  const unsubscribes = part(arriving, rates.unsubscribed, 'unsubscribes');
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
        opens: Math.round(uniqueOpens * (1.3 + 0.4 * chance('again'))),
        unique_clicks: uniqueClicks,
        clicks: Math.round(uniqueClicks * (1.1 + 0.3 * chance('again'))),
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
