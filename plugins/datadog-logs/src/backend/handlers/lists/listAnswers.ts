import type { Notice } from '@glance/data-frames';
import type { DatadogLogsInstance } from '../../DatadogLogsInstance';
import { incompleteText } from '../../queries/logCounts/completeness';
import type { AnswerState } from '../../upstream/AggregateAnswer';
import { LIST_STEP_MS } from './listRange';

/** How long a list made of logs is fresh, ms: in five minutes the time that it is about has moved on anyway. */
export function listFreshForMs({ settings: { cacheTtlMs } }: DatadogLogsInstance): number {
  return Math.min(cacheTtlMs ?? LIST_STEP_MS, LIST_STEP_MS);
}

/** What users must know about a list for which Datadog did not look at all logs. */
export function incompleteNotices({ status, warnings }: AnswerState, what: 'counts' | 'logs'): readonly Notice[] {
  const text = incompleteText([{ isTimedOut: status === 'timeout', warnings }], what);
  return text === undefined ? [] : [{ severity: 'warning', text }];
}
