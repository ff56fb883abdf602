import { type AccountModel, DEFAULT_TIME_ZONE } from '../shared/SendGridSettings';

/** What tells an account from others, in a line: `EU · Europe/Berlin · as brand7`. */
export function accountSummary({ region, timeZone, onBehalfOf }: AccountModel): string {
  return [
    region === 'eu' ? 'EU' : 'Global',
    timeZone?.trim() || DEFAULT_TIME_ZONE,
    ...(onBehalfOf?.trim() ? [`as ${onBehalfOf.trim()}`] : []),
  ].join(' · ');
}
