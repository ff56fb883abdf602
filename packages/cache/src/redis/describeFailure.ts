import { type RedisTarget, RedisSettingsError } from './RedisTarget';

/** What to do about a failure, by what its code or message contains; the first that fits counts. */
const advice: ReadonlyArray<readonly [RegExp, string]> = [
  [
    /WRONGPASS|invalid username-password/,
    'the password is not accepted: check redis_password and the user in redis_url',
  ],
  [/NOAUTH/, 'it needs a password: set redis_password'],
  [/NOPERM/, 'the user in redis_url may not do what is needed: allow the keys and channels glance:*'],
  [/DB index is out of range/, 'redis_url names a database that does not exist'],
  [/ERR_TLS_CERT_ALTNAME_INVALID/, "the host in redis_url is not in the server's certificate"],
  [/CERT_HAS_EXPIRED|CERT_NOT_YET_VALID/, "the server's certificate is not valid now"],
  [
    /SELF_SIGNED|UNABLE_TO_|CERT_|certificate/i,
    'the certificate is not trusted: set redis_tls_ca to the PEM file of its CA',
  ],
  [/WRONG_VERSION_NUMBER|EPROTO/, 'it does not speak TLS there: let redis_url begin with redis://, or check the port'],
  [/ENOTFOUND|EAI_AGAIN/, 'redis_url names a host that is not known'],
  [/ECONNREFUSED/, 'nothing listens there: check redis_url, and that the server runs'],
  [/READONLY/, 'redis_url leads to a replica that may only be read'],
];

/** Why Redis cannot be used, for a log: with advice, and without any secret. */
export function describeFailure(error: unknown, target: RedisTarget | undefined): string {
  if (error instanceof RedisSettingsError || target === undefined) {
    return error instanceof RedisSettingsError ? error.message : 'redis_url cannot be used';
  }
  const { message, code } = partsOf(error);
  const said = redact(code === '' || message.includes(code) ? message : `${message} (${code})`, target);
  const hint = adviceOn(`${code} ${message}`, target);
  return `Redis at ${target.host}:${target.port} cannot be used: ${hint === undefined ? said : `${hint}. It said: ${said}`}`;
}

function adviceOn(failure: string, { tls }: RedisTarget): string | undefined {
  if (tls === undefined && failure.includes('Socket closed unexpectedly')) {
    return 'it closed the connection, as it also does when it speaks only TLS (redis_url then begins with rediss://)';
  }
  if (tls !== undefined && failure.includes('does not answer')) {
    // A Redis without TLS waits for the end of what it takes for a command.
    return 'check that it runs, and that it speaks TLS there (else redis_url begins with redis://)';
  }
  return advice.find(([pattern]) => pattern.test(failure))?.[1];
}

function partsOf(error: unknown): { readonly message: string; readonly code: string } {
  if (error instanceof AggregateError) {
    // One error for each address of the host.
    return partsOf(error.errors[0]);
  }
  const code: unknown = error instanceof Error && 'code' in error ? error.code : '';
  return { message: error instanceof Error ? error.message : String(error), code: String(code) };
}

function redact(text: string, { password }: RedisTarget): string {
  return password === undefined ? text : text.replaceAll(password, '…');
}
