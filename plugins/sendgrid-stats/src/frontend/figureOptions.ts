import { type PickerOption } from '@glance/query-editor';
import { FIGURES, type Figure } from '../shared/AccountQuery';
import { DIVISORS, type Metric, METRICS, type Rate, ratesOf, type Source } from '../shared/sources';

interface FigureText {
  readonly label: string;
  /** Begins with the group in which SendGrid's own pages show it. */
  readonly description: string;
}

/** In the order of SendGrid's own pages: what was sent, what became of it, what went wrong, what was never tried. */
const METRIC_TEXTS: Readonly<Record<Metric, FigureText>> = {
  requests: { label: 'Requests', description: 'Delivery · mails handed to SendGrid' },
  processed: { label: 'Processed', description: 'Delivery · taken for sending' },
  delivered: { label: 'Delivered', description: 'Delivery · taken by the receiving server' },
  deferred: { label: 'Deferred', description: 'Delivery · put off by the receiving server, tried again' },
  unique_opens: { label: 'Unique opens', description: 'Engagement · mails opened at least once' },
  opens: { label: 'Opens', description: 'Engagement · every opening' },
  unique_clicks: { label: 'Unique clicks', description: 'Engagement · mails with a click' },
  clicks: { label: 'Clicks', description: 'Engagement · every click' },
  unsubscribes: { label: 'Unsubscribes', description: 'Engagement · receivers who want no more mail' },
  bounces: { label: 'Bounces', description: 'Problems · refused for good' },
  blocks: { label: 'Blocks', description: 'Problems · refused for now, such as by a full mailbox or a block list' },
  spam_reports: { label: 'Spam reports', description: 'Problems · marked as spam by the receiver' },
  drops: { label: 'Drops', description: 'Drops · not sent, for any reason' },
  bounce_drops: { label: 'Bounce drops', description: 'Drops · not sent, because the address bounced before' },
  spam_report_drops: { label: 'Spam report drops', description: 'Drops · not sent, because of a spam report' },
  unsubscribe_drops: { label: 'Unsubscribe drops', description: 'Drops · not sent to those who unsubscribed' },
  invalid_emails: { label: 'Invalid emails', description: 'Drops · not sent, because the address is none' },
};

const RATE_GROUPS: Readonly<Record<Rate, string>> = {
  delivered: 'Delivery',
  unique_opens: 'Engagement',
  unique_clicks: 'Engagement',
  unsubscribes: 'Engagement',
  bounces: 'Problems',
  blocks: 'Problems',
  spam_reports: 'Problems',
};

const FIGURE_TEXTS: Readonly<Record<Figure, FigureText>> = {
  remain: { label: 'Remaining', description: 'Mails that can still be sent' },
  total: { label: 'Total', description: 'Mails of the plan' },
  overage: { label: 'Overage', description: 'Mails sent beyond the plan' },
  used: { label: 'Used', description: 'Mails sent' },
};

/** The figures of a source to choose from, grouped as on SendGrid's own pages. */
export function metricOptions(source: Source): readonly PickerOption[] {
  return ordered(METRIC_TEXTS, METRICS[source]).map((value) => ({ value, ...METRIC_TEXTS[value] }));
}

/** The rates of a source to choose from, in the same groups. */
export function rateOptions(source: Source): readonly PickerOption[] {
  return ordered(RATE_GROUPS, ratesOf(source)).map((value) => ({
    value,
    label: `${METRIC_TEXTS[value].label} %`,
    description: `${RATE_GROUPS[value]} · of ${DIVISORS[value]}`,
  }));
}

/** The figures of an account's credits to choose from. */
export const CREDIT_OPTIONS: readonly PickerOption[] = FIGURES.map((value) => ({ value, ...FIGURE_TEXTS[value] }));

/** What a figure is called in sentences: `unique opens`. */
export function metricText(metric: Metric): string {
  return METRIC_TEXTS[metric].label.toLowerCase();
}

function ordered<T extends string>(texts: Readonly<Record<T, unknown>>, known: readonly T[]): readonly T[] {
  return Object.keys(texts).flatMap((name) => known.find((figure) => figure === name) ?? []);
}
