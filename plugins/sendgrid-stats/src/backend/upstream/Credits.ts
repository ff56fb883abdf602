import type { Figure } from '../../shared/AccountQuery';

/** What an account may still send; null where SendGrid names no number, as for an account without a limit. */
export type Credits = Readonly<Record<Figure, number | null>>;
