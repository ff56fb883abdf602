/** SendGrid's figures of all mail, of categories and of subusers (https://www.twilio.com/docs/sendgrid/api-reference/stats). */
export const METRICS = [
  'blocks',
  'bounce_drops',
  'bounces',
  'clicks',
  'deferred',
  'delivered',
  'invalid_emails',
  'opens',
  'processed',
  'requests',
  'spam_report_drops',
  'spam_reports',
  'unique_clicks',
  'unique_opens',
  'unsubscribe_drops',
  'unsubscribes',
] as const;
export type Metric = (typeof METRICS)[number];

/** How often each thing happened; what is left out did not. */
export type Counts = Readonly<Partial<Record<Metric, number>>>;

/** All figures of a day, a name or a range. */
export type Figures = Record<Metric, number>;

export function noFigures(): Figures {
  return Object.fromEntries(METRICS.map((metric) => [metric, 0])) as Figures;
}

/** Adds `counts` to `figures`. */
export function addCounts(figures: Figures, counts: Counts): void {
  for (const metric in counts) {
    figures[metric as Metric] += counts[metric as Metric] ?? 0;
  }
}

/** What there is of mailbox providers. The documented answers have `processed` and `requests`, which are 0 throughout. */
export type ProviderFigures = Readonly<
  Record<
    | 'blocks'
    | 'bounces'
    | 'clicks'
    | 'deferred'
    | 'delivered'
    | 'drops'
    | 'opens'
    | 'processed'
    | 'requests'
    | 'spam_reports'
    | 'unique_clicks'
    | 'unique_opens',
    number
  >
>;

/** Figures as the mailbox providers' statistics show them. */
export function providerFigures(figures: Figures): ProviderFigures {
  const { blocks, bounces, clicks, deferred, delivered, opens, spam_reports, unique_clicks, unique_opens } = figures;
  return {
    blocks,
    bounces,
    clicks,
    deferred,
    delivered,
    drops: dropsOf(figures),
    opens,
    processed: 0,
    requests: 0,
    spam_reports,
    unique_clicks,
    unique_opens,
  };
}

/** Mail that was asked for and never sent out. */
function dropsOf(figures: Figures): number {
  return figures.bounce_drops + figures.invalid_emails + figures.spam_report_drops + figures.unsubscribe_drops;
}
