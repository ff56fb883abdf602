/** What the headers of a refusal that a test orders tell: all there are, none, or an end that is no number. */
export const REFUSAL_HEADERS = ['each', 'none', 'unreadable'] as const;
export type RefusalHeaders = (typeof REFUSAL_HEADERS)[number];
