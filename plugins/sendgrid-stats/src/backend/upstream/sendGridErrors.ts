import { isHtml, quotedErrors, rateLimited, type VendorAnswer } from '@glance/data-source';
import {
  codeOfStatus,
  type HeaderEntries,
  rateLimitEpochReset,
  retryAfter,
  UpstreamError,
  type UpstreamErrorCode,
} from '@glance/upstream';
import { type Account, API_URLS } from '../../shared/SendGridSettings';

/** A refusal without any header that says how long stands for a minute. SendGrid sends one, proxies in between may not. */
export const DEFAULT_HOLD_MS = 60_000;

/** Whose call it was, and what must not be quoted. */
type Asker = Pick<Account, 'apiUrl' | 'apiKey' | 'onBehalfOf' | 'region'>;

/** What a call was about. */
export interface Subject {
  readonly account: Asker;
  /** The scope that the key needs; `''` for none. */
  readonly scope: string;
  /** The names that were asked for, categories or subusers. */
  readonly names?: readonly string[];
}

/** An answer that is no success. The text does not name the account: whoever asks several adds its name. */
export function sendGridError(answer: VendorAnswer, subject: Subject, nowMs: number): UpstreamError {
  const { status, headers, body } = answer;
  const code = codeOfStatus(status) ?? 'invalidResponse';
  if (code === 'rateLimited') {
    return rateLimited('SendGrid’s quota is used up', waitOf(headers, nowMs), nowMs);
  }
  if (isHtml(answer) && status < 500) {
    return new UpstreamError(
      'invalidResponse',
      `Something else than SendGrid answers (HTML with status ${status}). Check apiUrl and any proxy in between`,
      { status }
    );
  }
  const message = quotedErrors(body, { fields: ['field', 'message'], secrets: [subject.account.apiKey] });
  const detail = message === '' ? `status ${status}` : message;
  return new UpstreamError(code, adviceByCode(code, { detail, subject }), { status });
}

/** An answer that should be JSON of a known shape and is not; `problem` must hold nothing of the answer itself. */
export function unreadableAnswer(problem: string): UpstreamError {
  return new UpstreamError(
    'invalidResponse',
    `The answer of SendGrid cannot be read (${problem}). Check apiUrl and any proxy in between`
  );
}

/** A key that cannot be sent at all. */
export function unusableKey(): UpstreamError {
  return new UpstreamError(
    'unauthorized',
    'The key has characters in it that no key has. Enter it anew, without quotes or line breaks',
    { status: 401 }
  );
}

function waitOf(headers: HeaderEntries, nowMs: number): number {
  const entries = [...headers];
  return rateLimitEpochReset(entries, nowMs).resetAfterMs ?? retryAfter(entries, nowMs) ?? DEFAULT_HOLD_MS;
}

function adviceByCode(
  code: UpstreamErrorCode,
  { detail, subject }: { readonly detail: string; readonly subject: Subject }
): string {
  const { account, scope } = subject;
  switch (code) {
    case 'badRequest':
      return refusedRequest(detail, subject);
    case 'unauthorized':
      return `SendGrid does not accept the key at ${account.apiUrl} (${detail}). Check that it is complete and not revoked, and that ${placeText(account)}${account.onBehalfOf === undefined ? '' : `; it may also know no subuser "${account.onBehalfOf}" there`}`;
    case 'forbidden':
      return forbidden(detail, { account, scope });
    case 'notFound':
      return account.onBehalfOf === undefined
        ? `SendGrid has nothing at this address (${detail}). Check apiUrl`
        : unknownSubuser(detail, account);
    case 'timeout':
      return `SendGrid did not finish in time (${detail}). Ask for a shorter range, or raise timeout`;
    default:
      return `SendGrid is not available now (${detail}). Try again later`;
  }
}

// An unknown subuser and a missing scope are refused with the same words.
function forbidden(detail: string, { account, scope }: Subject): string {
  const advice = scope === '' ? 'Check its permissions' : `Give it the scope ${scope}`;
  return account.onBehalfOf === undefined
    ? `The key may not read this (${detail}). ${advice}`
    : `${unknownSubuser(detail, account)}. If it does exist, the key may not read this of it: ${advice}`;
}

function refusedRequest(detail: string, { account, names = [] }: Subject): string {
  if (isAboutSubuser(detail, account)) {
    return unknownSubuser(detail, account);
  }
  return names.length > 0
    ? `SendGrid refuses the request (${detail}). Check names: ${names.map((name) => JSON.stringify(name)).join(', ')}; a subuser of the region eu is asked as an account of its own with region "eu"`
    : `SendGrid refuses the request (${detail}). Check the range and the account’s settings`;
}

function isAboutSubuser(detail: string, { onBehalfOf }: Asker): boolean {
  return onBehalfOf !== undefined && /sub-?user|behalf|impersonat/i.test(detail);
}

function unknownSubuser(detail: string, { onBehalfOf, region }: Asker): string {
  const elsewhere =
    region === 'global'
      ? 'if it is a subuser of the EU, set region to "eu"'
      : 'if it is no subuser of the EU, set region to "global"';
  return `SendGrid refuses subuser "${onBehalfOf}" here (${detail}). Check onBehalfOf; ${elsewhere}`;
}

/** What of the settings says where the key is from. */
function placeText({ apiUrl, region }: Asker): string {
  return apiUrl === API_URLS[region]
    ? `region "${region}" is where it was made`
    : 'apiUrl is the address of SendGrid where it was made';
}
