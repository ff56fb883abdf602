import type { AggregateRequest } from '../../upstream/AggregateRequest';

/** What Datadog is asked about logs, whatever the time. */
export type CountsQuestion = Omit<AggregateRequest, 'fromMs' | 'toMs'>;
