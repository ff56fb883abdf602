import { UpstreamError } from '../UpstreamError';
import { sameOrigin } from '../sameOrigin';

/** The part of a request that a redirect may change. */
export interface Hop {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * Where an answer sends the request on, `undefined` if it does not. 307 and 308 keep method and body; 303, and 301 and
 * 302 after a POST, become a GET without a body, as in fetch. Throws an UpstreamError for another origin: its owner
 * would get the credentials.
 */
export function nextHop(hop: Hop, answer: { readonly status: number; readonly location?: string }): Hop | undefined {
  if (!REDIRECTS.has(answer.status) || answer.location === undefined) {
    return undefined;
  }
  if (!URL.canParse(answer.location, hop.url)) {
    throw new UpstreamError('invalidResponse', `${hostOf(hop.url)} redirects to something that is no address`);
  }
  const url = new URL(answer.location, hop.url);
  if (!sameOrigin(url, hop.url)) {
    throw new UpstreamError(
      'invalidResponse',
      `${hostOf(hop.url)} redirects to another origin (${url.origin}), where the credentials are not sent. ` +
        'If that is the right address, put it into the data source settings'
    );
  }
  const becomesGet =
    (answer.status === 303 && hop.method !== 'HEAD') ||
    ((answer.status === 301 || answer.status === 302) && hop.method === 'POST');
  return becomesGet
    ? { method: 'GET', url: url.href, headers: withoutContentHeaders(hop.headers) }
    : { ...hop, url: url.href };
}

function hostOf(url: string): string {
  return new URL(url).host;
}

function withoutContentHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !name.toLowerCase().startsWith('content-')));
}
