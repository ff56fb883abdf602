import { isHtml, quotedErrors, rateLimited, type VendorAnswer } from '@glance/data-source';
import {
  codeOfStatus,
  type HeaderEntries,
  rateLimitReset,
  retryAfter,
  UpstreamError,
  type UpstreamErrorCode,
} from '@glance/upstream';
import type { DatadogSettings } from '../../shared/DatadogSettings';
import { siteApiUrl, SITES } from '../../shared/sites';

/** A refusal without any header that says how long stands for a minute. Datadog sends one, proxies in between may not. */
export const DEFAULT_HOLD_MS = 60_000;

/** Where the keys are from, and what must not be quoted. */
export type Keys = Pick<DatadogSettings, 'site' | 'apiUrl' | 'apiKey' | 'applicationKey'>;

/** The permissions of an application key that calls need (https://docs.datadoghq.com/account_management/rbac/permissions/). */
export type Permission = 'logs_read_data' | 'logs_read_config';

/** What a call was about. */
export interface Subject {
  readonly keys: Keys;
  readonly permission: Permission;
  /** Those that were named; `*` is no name. */
  readonly indexes?: readonly string[];
  /** Whether the call asked for a further page, whose beginning Datadog had named. */
  readonly isNextPage?: boolean;
}

/** An answer that is no success. Why keys are refused it cannot say: that is looked up, see {@link refusedKey}. */
export function datadogError(answer: VendorAnswer, subject: Subject, nowMs: number): UpstreamError {
  const { status, headers, body } = answer;
  const code = codeOfStatus(status) ?? 'invalidResponse';
  if (code === 'rateLimited') {
    return rateLimited('Datadog’s quota is used up', waitOf(headers, nowMs), nowMs);
  }
  if (isHtml(answer) && status < 500) {
    return strangeAnswer(`HTML with status ${status}`);
  }
  const { apiKey, applicationKey } = subject.keys;
  const message = quotedErrors(body, { fields: ['title', 'detail'], secrets: [apiKey, applicationKey] });
  const detail = message === '' ? `status ${status}` : message;
  return new UpstreamError(code, adviceByCode(code, { detail, subject }), { status });
}

/** An answer that should be JSON of a known shape and is not; `problem` must hold nothing of the answer itself. */
export function unreadableAnswer(problem: string): UpstreamError {
  return new UpstreamError(
    'invalidResponse',
    `The answer of Datadog cannot be read (${problem}). Check apiUrl and any proxy in between`
  );
}

/** A key that Datadog says it does not know. */
export function refusedKey(name: 'apiKey' | 'applicationKey', keys: Keys): UpstreamError {
  const whose = name === 'applicationKey' ? ', and belongs to the same organization as apiKey' : '';
  return new UpstreamError(
    'unauthorized',
    `Datadog does not accept ${name} at ${placeOf(keys)}. Check that it is complete and not revoked${whose}, and that ` +
      `${nameOfPlace(keys)} is where it was made: keys of one site are unknown to the others (${SITES.join(', ')})`,
    { status: 401 }
  );
}

/** Keys that are good, for something they may not do. */
export function missingPermission(permission: Permission): UpstreamError {
  return new UpstreamError(
    'forbidden',
    `Both keys are good, but lack the permission ${permission}. Give it to the application key, if it has scopes, and ` +
      'to a role of its owner, and check that no restriction query keeps the owner from these logs',
    { status: 403 }
  );
}

/** A key that cannot be one, and which no header could carry. */
export function unusableKey(name: string): UpstreamError {
  return new UpstreamError(
    'badRequest',
    `${name} has characters that no key of Datadog has. Enter it anew: it may have been copied where it is masked`
  );
}

function strangeAnswer(what: string): UpstreamError {
  return new UpstreamError(
    'invalidResponse',
    `Something else than Datadog answers (${what}). Check apiUrl and any proxy in between`
  );
}

function waitOf(headers: HeaderEntries, nowMs: number): number {
  return rateLimitReset(headers).resetAfterMs ?? retryAfter(headers, nowMs) ?? DEFAULT_HOLD_MS;
}

function adviceByCode(
  code: UpstreamErrorCode,
  { detail, subject }: { readonly detail: string; readonly subject: Subject }
): string {
  switch (code) {
    case 'badRequest':
      return refusedRequest(detail, subject);
    case 'unauthorized':
    case 'forbidden':
      return `Datadog refuses the keys, or what they may do, at ${placeOf(subject.keys)} (${detail}). Check apiKey, applicationKey and its permission ${subject.permission}`;
    case 'notFound':
      return `Datadog has nothing at this address (${detail}). Check apiUrl`;
    case 'timeout':
      return `Datadog did not finish in time (${detail}). Ask for a shorter range, fewer groups or a narrower search`;
    default:
      return `Datadog is not available now (${detail}). Try again later`;
  }
}

function refusedRequest(detail: string, { indexes = [], isNextPage = false }: Subject): string {
  if (isNextPage) {
    // The page before had the same search, so only its end can be what is wrong.
    return `Datadog does not know any more where the next page begins (${detail}): its cursors expire. Ask again, or for fewer logs`;
  }
  if (/\b10[.,]?000\b|product of (the )?limits/i.test(detail)) {
    return `Datadog refuses so many groups (${detail}). Lower the limits of groupBy: multiplied they may be at most 10,000`;
  }
  if (indexes.some((index) => index !== '*') && /\bindex(es)?\b/i.test(detail)) {
    return `Datadog refuses the indexes (${detail}). Check indexes: ${indexes.map((index) => `"${index}"`).join(', ')}`;
  }
  return `Datadog refuses the search (${detail}). Check its syntax, facets and measures`;
}

/** What of the settings says where the keys are from. */
function nameOfPlace({ site, apiUrl }: Keys): 'site' | 'apiUrl' {
  return apiUrl === siteApiUrl(site) ? 'site' : 'apiUrl';
}

function placeOf(keys: Keys): string {
  const name = nameOfPlace(keys);
  return `${name} ${keys[name]}`;
}
