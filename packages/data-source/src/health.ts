import type { HealthResult } from '@glance/plugin-sdk';
import { isUpstreamError, type UpstreamError } from '@glance/upstream';

/** One thing that a health check tried (contract §6.11). */
export interface HealthStep {
  readonly name: string;
  readonly status: 'ok' | 'error' | 'skipped';
  readonly message: string;
}

/** A step by its name; `run` says what it found, or throws an UpstreamError. */
export interface HealthTrial {
  readonly name: string;
  readonly run: () => Promise<string>;
}

/** Runs steps in order. The first that fails says what to do; those after it are skipped. */
export async function runTrials(trials: readonly HealthTrial[], signal: AbortSignal): Promise<readonly HealthStep[]> {
  const steps: HealthStep[] = [];
  for (const { name, run } of trials) {
    if (steps.some(({ status }) => status !== 'ok')) {
      steps.push({ name, status: 'skipped', message: 'not tried, because the step before it failed' });
      continue;
    }
    try {
      steps.push({ name, status: 'ok', message: await run() });
    } catch (error) {
      signal.throwIfAborted();
      if (!isUpstreamError(error)) {
        throw error;
      }
      steps.push({ name, status: 'error', message: `${error.message}${hintOf(error)}` });
    }
  }
  return steps;
}

export interface HealthSummary {
  /** How good news begin: `Azure can be read`. */
  readonly summary: string;
  /** What was found, where the steps' own messages in a row would be too long. */
  readonly found?: string;
  readonly tlsSkipVerify: boolean;
}

const MAX_FAILURES = 5;

/** What Grafana shows of the steps: the failures, or all that was found. */
export function healthResult(
  steps: readonly HealthStep[],
  { summary, found = steps.map((step) => step.message).join(', '), tlsSkipVerify }: HealthSummary
): HealthResult {
  const failed = steps.filter(({ status }) => status === 'error');
  const unnamed = failed.length - MAX_FAILURES;
  const failures = [
    ...failed.slice(0, MAX_FAILURES).map((step) => step.message),
    ...(unnamed > 0 ? [`and ${unnamed} more`] : []),
  ];
  const message = failures.length > 0 ? failures.join('; ') : `${summary}: ${found}.`;
  const warning = tlsSkipVerify
    ? ' Warning: tlsSkipVerify is on, so whoever sits in between can read secrets and tokens. Trust a private CA by tlsCACert instead.'
    : '';
  return { status: failed.length === 0 ? 'ok' : 'error', message: `${message}${warning}`, details: { steps } };
}

function hintOf(error: UpstreamError): string {
  return error.code === 'rateLimited' ? '. This is no error of the settings; test them again then' : '';
}
