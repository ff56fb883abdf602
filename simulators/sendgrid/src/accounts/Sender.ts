import type { DailyFigures } from '../mail/DailyFigures';
import type { MailStore } from '../mail/MailStore';

/** Where a sender's data is kept; each has a host of its own. */
export type Region = 'global' | 'eu';

/** Somebody who sends mail: an account, or a subuser of one. */
export interface Sender {
  /** Unique among all accounts and subusers. */
  readonly username: string;
  readonly email: string;
  readonly userId: number;
  readonly region: Region;
  /** IANA name of the zone in which its days are counted. */
  readonly timeZone: string;
  /** Mail that it may send in a month before it costs extra. */
  readonly monthlyCredits: number;
  /** In percent; `undefined`: worked out from its mail. */
  readonly reputation: number | undefined;
  readonly isDisabled: boolean;
  /** Its own mail, without that of subusers: to add to. */
  readonly mail: MailStore;
  readonly figures: DailyFigures;
}

/** A customer of SendGrid. */
export interface Account extends Sender {
  /** Of the first key: all scopes unless told otherwise. */
  readonly apiKey: string;
  readonly subusers: readonly Subuser[];
}

/** A sender below an account, with figures of its own. */
export interface Subuser extends Sender {
  /** Of the parent. */
  readonly parent: string;
}
