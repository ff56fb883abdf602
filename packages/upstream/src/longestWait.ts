/**
 * The most milliseconds that a vendor's wish not to be called counts for. No vendor's window is longer than a day;
 * without a bound one absurd header would close a quota until the process ends, and overflow a date in a text.
 */
export const LONGEST_WAIT_MS = 24 * 60 * 60_000;
