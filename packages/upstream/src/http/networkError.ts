import { UpstreamError, type UpstreamErrorOptions } from '../UpstreamError';

type Translation = readonly [UpstreamError['code'], text: string, options?: UpstreamErrorOptions];

const TRANSIENT = { transient: true };
const CUT: Translation = [
  'unavailable',
  'The connection to %s broke before the answer was complete; try again later',
  TRANSIENT,
];
const CLOSED: Translation = ['unavailable', 'The call of %s was given up: the data source was changed or removed'];

/** Codes of Node, OpenSSL, zlib and undici; `%s` is the host. */
const BY_CODE: ReadonlyMap<string, Translation> = new Map<string, Translation>([
  ['ENOTFOUND', ['unavailable', 'The host of %s is unknown; check the address and the DNS of the Grafana server']],
  ['EAI_AGAIN', ['unavailable', 'The name of %s could not be looked up just now; try again later', TRANSIENT]],
  ['ECONNREFUSED', ['unavailable', '%s refuses connections; check the address', TRANSIENT]],
  ['EHOSTUNREACH', ['unavailable', 'There is no route to %s; check the network of the Grafana server', TRANSIENT]],
  ['ENETUNREACH', ['unavailable', 'There is no route to %s; check the network of the Grafana server', TRANSIENT]],
  ['ETIMEDOUT', ['timeout', 'No connection to %s came about in time; check the address and any firewall in between']],
  [
    'UND_ERR_CONNECT_TIMEOUT',
    ['timeout', 'No connection to %s came about in time; check the address and any firewall in between'],
  ],
  ['UND_ERR_HEADERS_TIMEOUT', ['timeout', '%s gave no answer in time; ask for less, or raise timeout']],
  ['UND_ERR_BODY_TIMEOUT', ['timeout', '%s stopped in the middle of its answer; ask for less, or raise timeout']],
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
  ['CERT_HAS_EXPIRED', ['unavailable', 'The certificate of %s has expired; have it renewed']],
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
    return [
      'unavailable',
      `The proxy refuses to connect to %s with status ${proxyStatus}; check HTTPS_PROXY and NO_PROXY`,
    ];
  }
  const known = BY_CODE.get(code ?? '');
  if (known) {
    return known;
  }
  if (code !== undefined && UNDECODABLE.test(code)) {
    return ['invalidResponse', 'The answer of %s is not compressed as it says; check any proxy in between'];
  }
  if (code !== undefined && UNTRUSTED.test(code)) {
    return ['unavailable', 'The certificate of %s is not trusted; set tlsCACert if it comes from a private CA'];
  }
  if (code?.startsWith('HPE_')) {
    return ['invalidResponse', 'The answer of %s is not HTTP; check the address and any proxy in between'];
  }
  if (code?.startsWith('ERR_SSL')) {
    return ['unavailable', 'The TLS handshake with %s failed; check the scheme and port of the address'];
  }
  return ['unavailable', 'The call of %s failed; try again later', TRANSIENT];
}

function codeOf(error: unknown): string | undefined {
  const code: unknown = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}
