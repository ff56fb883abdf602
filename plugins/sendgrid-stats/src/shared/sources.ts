/** Where figures come from: all mail of an account, or split by one property. */
export const SOURCES = ['global', 'categories', 'subusers', 'mailboxProviders'] as const;
export type Source = (typeof SOURCES)[number];

/** A source whose figures are split by name. */
export type NamedSource = Exclude<Source, 'global'>;

/** SendGrid's figures of all mail, of categories and of subusers (https://www.twilio.com/docs/sendgrid/api-reference/stats). */
const ALL_METRICS = [
  'requests',
  'processed',
  'delivered',
  'deferred',
  'bounces',
  'bounce_drops',
  'blocks',
  'invalid_emails',
  'spam_reports',
  'spam_report_drops',
  'unsubscribes',
  'unsubscribe_drops',
  'opens',
  'unique_opens',
  'clicks',
  'unique_clicks',
] as const;

const MAILBOX_PROVIDER_METRICS = [
  'blocks',
  'bounces',
  'clicks',
  'deferred',
  'delivered',
  'drops',
  'opens',
  'spam_reports',
  'unique_clicks',
  'unique_opens',
] as const;

export type Metric = (typeof ALL_METRICS)[number] | (typeof MAILBOX_PROVIDER_METRICS)[number];

/** The figures that each source has, in the order in which SendGrid lists them. */
export const METRICS = {
  global: ALL_METRICS,
  categories: ALL_METRICS,
  subusers: ALL_METRICS,
  mailboxProviders: MAILBOX_PROVIDER_METRICS,
} as const satisfies Record<Source, readonly Metric[]>;

export const RATES = [
  'delivered',
  'bounces',
  'blocks',
  'spam_reports',
  'unique_opens',
  'unique_clicks',
  'unsubscribes',
] as const;

/** A figure as a percent of another one. */
export type Rate = (typeof RATES)[number];

/** What each rate is a percent of, as on SendGrid's own pages (https://www.twilio.com/docs/sendgrid/ui/analytics-and-reporting). */
export const DIVISORS = {
  delivered: 'requests',
  bounces: 'requests',
  blocks: 'requests',
  spam_reports: 'delivered',
  unique_opens: 'delivered',
  unique_clicks: 'delivered',
  unsubscribes: 'delivered',
} as const satisfies Record<Rate, Metric>;

/** The rates that a source has: those of which it knows both figures. */
export function ratesOf(source: Source): readonly Rate[] {
  const metrics: readonly Metric[] = METRICS[source];
  return RATES.filter((rate) => metrics.includes(rate) && metrics.includes(DIVISORS[rate]));
}

/** The label that names what a source is split by. */
export const NAME_LABELS = {
  categories: 'category',
  subusers: 'subuser',
  mailboxProviders: 'mailboxProvider',
} as const satisfies Record<NamedSource, string>;
