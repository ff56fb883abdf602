/** What SendGrid tells of an account's email credits (https://www.twilio.com/docs/sendgrid/api-reference/users-api). */
export const FIGURES = ['remain', 'total', 'overage', 'used'] as const;
export type Figure = (typeof FIGURES)[number];

/** A `credits` query as it is saved. */
export interface CreditsQueryModel {
  readonly queryType: 'credits';
  readonly schemaVersion?: 1;
  readonly accounts?: readonly string[];
  readonly figures?: readonly Figure[];
}

/** A `reputation` query as it is saved. */
export interface ReputationQueryModel {
  readonly queryType: 'reputation';
  readonly schemaVersion?: 1;
  readonly accounts?: readonly string[];
}

/** A `credits` query after parsing. */
export interface CreditsQuery {
  readonly queryType: 'credits';
  /** Each id once; `["*"]` alone where all are meant. */
  readonly accounts: readonly string[];
  /** Each once, at least one. */
  readonly figures: readonly Figure[];
}

/** A `reputation` query after parsing. */
export interface ReputationQuery {
  readonly queryType: 'reputation';
  readonly accounts: readonly string[];
}
