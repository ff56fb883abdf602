import type { Notice } from '@glance/data-frames';
import { PluginError } from '@glance/plugin-sdk';
import { GRAFANA_STATUS, type UpstreamError } from '@glance/upstream';

/** One of several that were asked, by the name that users know, and why it gave no answer. */
export interface NamedFailure {
  readonly name: string;
  readonly error: UpstreamError;
}

/** How many are named, and how many reasons are given, in an error. */
const MAX_LISTED = 5;

/** Tells who is missing in an answer: everyone, by why. */
export function leftOutNotices(failures: readonly NamedFailure[]): readonly Notice[] {
  return reasonsOf(failures).map(({ names, message }) => ({
    severity: 'warning',
    text: `Left out: ${names.join(', ')}: ${message}`,
  }));
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
  const reasons = reasonsOf(failures);
  const more = (count: number) => (count > 0 ? [`and ${count} more ${plural}`] : []);
  const texts = reasons.slice(0, MAX_LISTED).map(({ names, message }) => {
    const listed = [names.slice(0, MAX_LISTED).join(', '), ...more(names.length - MAX_LISTED)].join(' ');
    return `${listed}: ${message}`;
  });
  const untold = reasons.slice(MAX_LISTED).flatMap(({ names }) => names);
  throw new PluginError([...texts, ...more(untold.length)].join('; '), {
    status: GRAFANA_STATUS[first.error.code],
    source: 'downstream',
    cause: first.error,
  });
}

/** Why some failed, and all who did for this reason. */
interface Reason {
  readonly message: string;
  readonly names: readonly string[];
}

function reasonsOf(failures: readonly NamedFailure[]): readonly Reason[] {
  const messages = [...new Set(failures.map(({ error }) => error.message))];
  return messages.map((message) => ({
    message,
    names: failures.filter(({ error }) => error.message === message).map(({ name }) => name),
  }));
}
