import { rateLimited } from '@glance/data-source';
import { azureRetryAfter, codeOfStatus, isUpstreamError, UpstreamError } from '@glance/upstream';
import type { AuthType } from '../../../shared/signIn';
import { type AzureAnswer, DEFAULT_HOLD_MS } from '../azureErrors';
import { signInAdvice } from './signInAdvice';

/** What a failed sign-in has left behind. */
export interface FailedSignIn {
  /** The error that the SDK threw. */
  readonly error: unknown;
  /** What the transport threw below it. */
  readonly transportError?: UpstreamError;
  /** The last answer of the sign-in service. */
  readonly answer?: AzureAnswer;
}

/**
 * A sign-in that failed; a refusal has the code `unauthorized` and no status. The SDK's texts name no field of ours, and
 * they are not passed on.
 */
export function signInError(
  { error, transportError, answer }: FailedSignIn,
  { authType, nowMs }: { readonly authType: AuthType; readonly nowMs: number }
): UpstreamError {
  if (transportError !== undefined) {
    return transportError;
  }
  const code = answer && codeOfStatus(answer.status);
  if (answer !== undefined && code === 'rateLimited') {
    const retryAfterMs = azureRetryAfter(answer.headers, nowMs) ?? DEFAULT_HOLD_MS;
    return rateLimited('The sign-in service takes no more calls', retryAfterMs, nowMs);
  }
  const aadsts = /AADSTS(\d+)/.exec(`${answer?.body ?? ''} ${error instanceof Error ? error.message : ''}`)?.[1];
  if (aadsts !== undefined && code !== 'unavailable' && code !== 'timeout') {
    return new UpstreamError('unauthorized', signInAdvice(aadsts, authType));
  }
  if (isUpstreamError(error)) {
    return error;
  }
  const status = answer?.status;
  const answered = status === undefined ? 'gave no token' : `answered with status ${status} and no token`;
  const text = `The sign-in service ${answered}. Check authorityHost and any proxy in between, or try again later`;
  return new UpstreamError(code === 'unavailable' || code === 'timeout' ? code : 'invalidResponse', text, { status });
}
