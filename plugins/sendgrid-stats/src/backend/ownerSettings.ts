import type { Account, SendGridSettings } from '../shared/SendGridSettings';

type Texts = Readonly<Record<string, string | undefined>>;

/**
 * What decides SendGrid's answers about an account. Two accounts with the same key, address and sub-user are the same to
 * SendGrid, whatever they are called, and share; accounts that differ in any of it never do.
 */
export function ownerSettings(
  { apiUrl, onBehalfOf, timeZone, apiKey }: Account,
  { caPem, tlsSkipVerify }: Pick<SendGridSettings, 'caPem' | 'tlsSkipVerify'>
): { readonly settings: Texts; readonly secrets: Texts } {
  // The zone decides which day an answer was asked on, and so how far it reaches.
  return {
    settings: { apiUrl, onBehalfOf, timeZone, caPem, tlsSkipVerify: String(tlsSkipVerify) },
    secrets: { apiKey },
  };
}
