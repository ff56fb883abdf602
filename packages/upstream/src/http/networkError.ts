import { UpstreamError, type UpstreamErrorOptions } from '../UpstreamError';

type Translation = readonly [UpstreamError['code'], text: string, options?: UpstreamErrorOptions];

const TRANSIENT = { transient: true };
const CUT: Translation = ['unavailable', 'The connection to %s broke before the answer was complete', TRANSIENT];
const CLOSED: Translation = ['unavailable', 'The call of %s was given up: the data source was changed or removed'];

/** Codes of Node, OpenSSL, zlib and undici; `%s` is the host. */
const BY_CODE: ReadonlyMap<string, Translation> = new Map<string, Translation>([
  ['ENOTFOUND', ['unavailable', 'The host of %s is unknown; check the address and the DNS of the Grafana server']],
  ['EAI_AGAIN', ['unavailable', 'The name of %s could not be looked up just now', TRANSIENT]],
  ['ECONNREFUSED', ['unavailable', '%s refuses connections', TRANSIENT]],
  ['EHOSTUNREACH', ['unavailable', 'There is no route to %s', TRANSIENT]],
  ['ENETUNREACH', ['unavailable', 'There is no route to %s', TRANSIENT]],
  ['ETIMEDOUT', ['timeout', 'No connection to %s came about in time']],
  ['UND_ERR_CONNECT_TIMEOUT', ['timeout', 'No connection to %s came about in time']],
  ['UND_ERR_HEADERS_TIMEOUT', ['timeout', '%s gave no answer in time']],
  ['UND_ERR_BODY_TIMEOUT', ['timeout', '%s stopped in the middle of its answer']],
  ['UND_ERR_DESTROYED', CLOSED],
  ['UND_ERR_CLOSED', CLOSED],
  ['UND_ERR_SOCKET', CUT],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', CUT],
  ['ECONNRESET', CUT],
  ['EPIPE', CUT],
  ['ERR_STREAM_PREMATURE_CLOSE', CUT],
  // zlib: the compressed body ended too early
  ['Z_BUF_ERROR', CUT],
  ['ERR_TLS_CERT_ALTNAME_INVALID', ['unavailable', 'The certificate of %s is for another host; check the address']],
  ['CERT_HAS_EXPIRED', ['unavailable', 'The certificate of %s has expired']],
  ['EPROTO', ['unavailable', '%s does not speak TLS; check the scheme and port of the address']],
]);

/** gzip and deflate, then brotli, whose codes differ by the place of the damage. */
const UNDECODABLE = /^(Z_DATA_ERROR|ERR_.*ERROR_FORMAT)/;
const UNTRUSTED = /^(SELF_SIGNED|DEPTH_ZERO|UNABLE_TO|CERT_|ERR_TLS_CERT)/;

/**
 * Translates what Node and undici throw. Only the code of the original goes into the text and the original is not kept
 * as the cause, since addresses, proxies' passwords and headers may hang on it.
 */
export function networkError(error: unknown, url: URL): UpstreamError {
  const code = codeOf(error);
  const [kind, text, options] = translationOf(code, error);
  const detail = code === undefined ? '' : ` (${code})`;
  return new UpstreamError(kind, `${text.replace('%s', url.host)}${detail}`, options);
}

function translationOf(code: string | undefined, error: unknown): Translation {
  const proxyStatus = /^Proxy response \((\d+)\)/.exec(messageOf(error))?.[1];
  if (proxyStatus !== undefined) {
    return ['unavailable', `The proxy refuses to connect to %s with status ${proxyStatus}`];
  }
  const known = BY_CODE.get(code ?? '');
  if (known) {
    return known;
  }
  if (code !== undefined && UNDECODABLE.test(code)) {
    return ['invalidResponse', 'The answer of %s is not compressed as it says'];
  }
  if (code !== undefined && UNTRUSTED.test(code)) {
    return ['unavailable', 'The certificate of %s is not trusted; set tlsCACert if it comes from a private CA'];
  }
  if (code?.startsWith('HPE_')) {
    return ['invalidResponse', 'The answer of %s is not HTTP'];
  }
  if (code?.startsWith('ERR_SSL')) {
    return ['unavailable', 'The TLS handshake with %s failed; check the scheme and port of the address'];
  }
  return ['unavailable', 'The call of %s failed', TRANSIENT];
}

function codeOf(error: unknown): string | undefined {
  const code: unknown = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}
