/** What a sender usually sends. */
export interface MailProfile {
  readonly streams: readonly MailStream[];
  /** Shares of mailbox providers; the rest goes to others. */
  readonly providers?: Readonly<Record<string, number>>;
  readonly incidents?: readonly Incident[];
}

/** Mail of one kind that is sent again and again. */
export interface MailStream {
  readonly categories: readonly string[];
  /** Hours of the day, UTC, in which it is sent. */
  readonly hoursUtc: readonly number[];
  /** Days of the week, 0 is Sunday; default all. */
  readonly weekdays?: readonly number[];
  /** Messages each time, on average. */
  readonly volume: number;
  /** What becomes of it; each has a default that suits well-kept lists. Of messages asked for, or delivered. */
  readonly rates?: Partial<MailRates>;
}

/** Shares between 0 and 1. */
export interface MailRates {
  /** Of requests. */
  readonly dropped: number;
  /** Of processed mail. */
  readonly bounced: number;
  /** Of processed mail. */
  readonly blocked: number;
  /** Of processed mail: put off, and delivered some hours later. */
  readonly deferred: number;
  /** Of delivered mail, once all is known: opened at least once. */
  readonly opened: number;
  /** Of opened mail: clicked at least once. */
  readonly clicked: number;
  /** Of delivered mail. */
  readonly complained: number;
  /** Of delivered mail. */
  readonly unsubscribed: number;
}

export const USUAL_RATES: MailRates = {
  dropped: 0.004,
  bounced: 0.006,
  blocked: 0.004,
  deferred: 0.03,
  opened: 0.35,
  clicked: 0.12,
  complained: 0.0002,
  unsubscribed: 0.001,
};

/** Something unusual, counted in days from the start of the simulator. */
export interface Incident {
  /** So many days before the start, at 00:00 UTC. */
  readonly startsDaysAgo: number;
  readonly days: number;
  /** Multiplies what is sent. */
  readonly volume?: number;
  /** Default: everything. */
  readonly provider?: string;
  readonly rates?: Partial<MailRates>;
}

/** Where mail to consumers goes. */
export const USUAL_PROVIDERS: Readonly<Record<string, number>> = {
  Gmail: 0.46,
  'Microsoft Outlook': 0.17,
  Yahoo: 0.13,
  'Apple iCloud': 0.09,
  GMX: 0.05,
};
