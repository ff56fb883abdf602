import type { Notice } from '@glance/data-frames';
import { PluginError } from '@glance/plugin-sdk';
import { GRAFANA_STATUS, type UpstreamError } from '@glance/upstream';

/** One of several that were asked, by the name that users know, and why it gave no answer. */
export interface NamedFailure {
  readonly name: string;
  readonly error: UpstreamError;
}

const MAX_NAMED = 5;

/** Tells who is missing in an answer, one by one. */
export function leftOutNotices(failures: readonly NamedFailure[]): readonly Notice[] {
  return failures.map((failure) => ({ severity: 'warning', text: `Left out: ${failureText(failure)}` }));
}

/**
 * A dashboard shows what it got; an alert rule must not judge by a part (contract §6.1).
 * @param plural what they are: `scopes`
 * @throws PluginError naming who failed, when an alert rule asks or nobody answered
 */
export function refuseFailures(
  failures: readonly NamedFailure[],
  {
    fromAlert,
    hasAnswers,
    plural,
  }: { readonly fromAlert: boolean; readonly hasAnswers: boolean; readonly plural: string }
): void {
  const [first] = failures;
  if (first === undefined || (!fromAlert && hasAnswers)) {
    return;
  }
  const unnamed = failures.length - MAX_NAMED;
  const texts = failures.slice(0, MAX_NAMED).map(failureText);
  throw new PluginError([...texts, ...(unnamed > 0 ? [`and ${unnamed} more ${plural}`] : [])].join('; '), {
    status: GRAFANA_STATUS[first.error.code],
    source: 'downstream',
    cause: first.error,
  });
}

function failureText({ name, error }: NamedFailure): string {
  return `${name}: ${error.message}`;
}
