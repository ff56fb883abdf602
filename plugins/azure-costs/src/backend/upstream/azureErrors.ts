import { quoted, rateLimited, type VendorAnswer } from '@glance/data-source';
import {
  azureRetryAfter,
  codeOfStatus,
  type HeaderEntries,
  isUpstreamError,
  UpstreamError,
  type UpstreamErrorCode,
} from '@glance/upstream';

/** What Azure answered with, whatever the way in which an SDK reports it. */
export type AzureAnswer = VendorAnswer;

/** A refusal without any header that says how long stands for a minute (contract, "Azure Costs"). */
export const DEFAULT_HOLD_MS = 60_000;

// Cost Management says the second one with status 401, though the sign-in is good.
const MISSING_ROLE = new Set(['AuthorizationFailed', 'RBACAccessDenied']);

const UNKNOWN_SUBSCRIPTION =
  'Azure does not know this subscription, or these credentials cannot see it. Check the id; a new subscription has no costs for up to 48 hours';

interface Advice {
  readonly code: UpstreamErrorCode;
  readonly text: string;
}

/**
 * Cost Management's and Resource Manager's own codes, and what a user can do about each
 * (https://learn.microsoft.com/rest/api/cost-management/query/usage, "Error codes"; the rest seen in the field).
 */
const ADVICE: ReadonlyMap<string, Advice> = new Map<string, Advice>([
  [
    'AccountCostDisabled',
    {
      code: 'forbidden',
      text: 'The enterprise agreement hides costs from account owners. Ask its administrator to turn on "Account owners can view charges"',
    },
  ],
  [
    'IndirectCostDisabled',
    {
      code: 'forbidden',
      text: 'The partner who sells this subscription hides its costs. Ask the partner to make them visible',
    },
  ],
  [
    'SubscriptionTypeNotSupported',
    {
      code: 'badRequest',
      text: 'Cost Management does not support this type of subscription. Leave it out of the scopes',
    },
  ],
  ['SubscriptionNotFound', { code: 'notFound', text: UNKNOWN_SUBSCRIPTION }],
  ['InvalidSubscriptionId', { code: 'notFound', text: UNKNOWN_SUBSCRIPTION }],
  ['ResourceGroupNotFound', { code: 'notFound', text: 'The subscription has no such resource group. Check its name' }],
]);

/** What a call was about, which decides the role that it needs. */
export interface Subject {
  /** ARM path of the scope; a list of all subscriptions has none. */
  readonly scope?: string;
  /** The role that the call needs there. */
  readonly role: 'Cost Management Reader' | 'Reader';
  /** Who lacks it, to begin a sentence with. Default: the app registration. */
  readonly principal?: string;
}

/** An answer that is no success. The text does not name the scope: whoever asks several adds its name. */
export function azureError({ status, headers, body }: AzureAnswer, subject: Subject, nowMs: number): UpstreamError {
  const { name, message } = errorOf(body);
  const code = MISSING_ROLE.has(name) ? 'forbidden' : (codeOfStatus(status) ?? 'invalidResponse');
  if (code === 'rateLimited') {
    return rateLimited('Azure’s quota is used up', azureRetryAfter(headers, nowMs) ?? DEFAULT_HOLD_MS, nowMs);
  }
  const advice = ADVICE.get(name);
  if (advice !== undefined) {
    return new UpstreamError(advice.code, advice.text, { status });
  }
  const said = [name, quoted(message)].filter((part) => part !== '').join(': ');
  const detail = message === '' ? `status ${status}` : said;
  return new UpstreamError(code, adviceByCode(code, { detail, subject }), { status });
}

/** An answer that should be JSON of a known shape and is not; `problem` must hold nothing of the answer itself. */
export function unreadableAnswer(problem: string): UpstreamError {
  return new UpstreamError(
    'invalidResponse',
    `The answer of Azure cannot be read (${problem}). Check resourceManagerUrl and any proxy in between`
  );
}

/** A next link to another origin than the one that the credentials are for. */
export function foreignLink(link: string): UpstreamError {
  const where = URL.canParse(link) ? new URL(link).origin : 'no address';
  return new UpstreamError(
    'invalidResponse',
    `Azure’s answer leads to another origin (${where}), where the credentials are not sent. If that is the right address, put it into resourceManagerUrl`
  );
}

/**
 * What an SDK threw for a list; it has the answer, if there was one, under `response`. Anything that is not an error of
 * the SDK or of the transport is returned as it is.
 */
export function listError(error: unknown, subject: Subject, nowMs: number): unknown {
  if (isUpstreamError(error) || !(error instanceof Error) || error.name !== 'RestError') {
    return error;
  }
  if (!hasAnswer(error)) {
    return unreadableAnswer('the call failed before it came');
  }
  const { status, headers, bodyAsText } = error.response;
  return codeOfStatus(status) === undefined
    ? unreadableAnswer('not the list that was asked for')
    : azureError({ status, headers, body: bodyAsText ?? '' }, subject, nowMs);
}

interface ErrorWithAnswer extends Error {
  readonly response: { readonly status: number; readonly headers: HeaderEntries; readonly bodyAsText?: string | null };
}

function hasAnswer(error: Error): error is ErrorWithAnswer {
  const response: unknown = 'response' in error ? error.response : undefined;
  return typeof response === 'object' && response !== null && 'status' in response && 'headers' in response;
}

function errorOf(body: string): { readonly name: string; readonly message: string } {
  try {
    const parsed: unknown = JSON.parse(body);
    const error: unknown = (parsed as { error?: unknown } | null)?.error;
    const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
    return { name: typeof code === 'string' ? code : '', message: typeof message === 'string' ? message : '' };
  } catch {
    return { name: '', message: '' };
  }
}

function adviceByCode(
  code: UpstreamErrorCode,
  { detail, subject }: { readonly detail: string; readonly subject: Subject }
): string {
  switch (code) {
    case 'badRequest':
      return `Azure refuses the request (${detail}). Check the scope, groupings and filters`;
    case 'unauthorized':
      return `Azure does not accept the sign-in (${detail}). Check azureCredentials and azureCloud`;
    case 'forbidden':
      return `${missingRole(subject)} (${detail})`;
    case 'notFound':
      return `Azure knows nothing by this name (${detail}). Check the scope`;
    case 'timeout':
      return `Azure did not finish in time (${detail}). Ask for a shorter range, fewer groupings or a smaller scope`;
    default:
      return `Azure is not available now (${detail}). Try again later`;
  }
}

function missingRole({ scope = '', role, principal = 'The app registration' }: Subject): string {
  return /^providers\/Microsoft\.Billing\//i.test(scope)
    ? `${principal} lacks a role. Give it a billing role on this scope, such as Billing account reader`
    : `${principal} lacks a role. Give it the role ${role} on this scope`;
}
