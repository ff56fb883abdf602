import type { Notice } from '@glance/data-frames';
import { PluginError } from '@glance/plugin-sdk';
import { GRAFANA_STATUS, isUpstreamError, type UpstreamError } from '@glance/upstream';
import type { AccountSource } from '../AccountSource';

/** What came of asking several accounts. */
export interface AskedEach<T> {
  /** Of the accounts that answered, in the order asked. */
  readonly answers: ReadonlyArray<{ readonly source: AccountSource; readonly answer: T }>;
  /** Names the accounts that did not. */
  readonly notices: readonly Notice[];
}

interface Failure {
  readonly source: AccountSource;
  readonly error: UpstreamError;
}

const MAX_NAMED_FAILURES = 5;

/**
 * Asks all accounts at once. On a dashboard those that answer are shown, and a notice names the others; an alert rule
 * must not judge by a part of the mail.
 * @throws PluginError when all failed, or any for an alert rule; the signal's reason when the caller has gone
 */
export async function askEach<T>(
  sources: readonly AccountSource[],
  ask: (source: AccountSource) => Promise<T>,
  { signal, fromAlert }: { readonly signal: AbortSignal; readonly fromAlert: boolean }
): Promise<AskedEach<T>> {
  const outcomes = await Promise.all(
    sources.map(async (source) => {
      try {
        return { source, answer: await ask(source) };
      } catch (error) {
        if (isUpstreamError(error)) {
          return { source, error };
        }
        throw error;
      }
    })
  );
  signal.throwIfAborted();
  const failures = outcomes.filter((outcome): outcome is Failure => 'error' in outcome);
  const answers = outcomes.flatMap((outcome) => ('error' in outcome ? [] : [outcome]));
  refuseFailures(failures, { fromAlert, hasAnswers: answers.length > 0 });
  return {
    answers,
    notices: failures.map((failure) => ({ severity: 'warning', text: `Left out: ${failureText(failure)}` })),
  };
}

function refuseFailures(
  failures: readonly Failure[],
  { fromAlert, hasAnswers }: { readonly fromAlert: boolean; readonly hasAnswers: boolean }
): void {
  const [first] = failures;
  if (first === undefined || (!fromAlert && hasAnswers)) {
    return;
  }
  const named = failures.slice(0, MAX_NAMED_FAILURES).map(failureText);
  const unnamed = failures.length - named.length;
  throw new PluginError([...named, ...(unnamed > 0 ? [`and ${unnamed} more accounts`] : [])].join('; '), {
    status: GRAFANA_STATUS[first.error.code],
    source: 'downstream',
    cause: first.error,
  });
}

function failureText({ source, error }: Failure): string {
  return `${source.account.name}: ${error.message}`;
}
