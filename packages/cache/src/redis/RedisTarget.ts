import { rootCertificates } from 'node:tls';

/** How the operator names the Redis or Valkey to share answers through. */
export interface RedisSettings {
  /** `redis_url`: `redis://` or `rediss://` (TLS), `[user[:password]@]host[:port][/database]`. */
  readonly url: string;
  /** `redis_password`; counts instead of the URL's. */
  readonly password?: string;
  /** The text of the file that `redis_tls_ca` names: certificates to trust besides the built-in ones. */
  readonly caPem?: string;
}

/** Where to connect, and as whom. */
export interface RedisTarget {
  readonly host: string;
  readonly port: number;
  readonly username: string | undefined;
  readonly password: string | undefined;
  readonly database: number;
  /** The certificates to trust (`undefined`: the built-in ones); no `tls` without TLS. */
  readonly tls?: { readonly ca: readonly string[] | undefined };
}

/** A setting that cannot be used. The text says which one and what to write, and quotes nothing secret. */
export class RedisSettingsError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'RedisSettingsError';
  }
}

const certificate = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;
const form = 'redis://[user:password@]host[:port][/database], or rediss:// for TLS';

/** Reads the settings. @throws RedisSettingsError */
export function parseRedisSettings({ url, password, caPem }: RedisSettings): RedisTarget {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || !['redis:', 'rediss:'].includes(parsed.protocol) || parsed.hostname === '') {
    throw new RedisSettingsError(`redis_url is not of the form ${form}`);
  }
  if (parsed.search !== '' || parsed.hash !== '') {
    throw new RedisSettingsError(`redis_url has parts behind ? or #, which mean nothing: write ${form}`);
  }
  const isTls = parsed.protocol === 'rediss:';
  if (caPem !== undefined && !isTls) {
    throw new RedisSettingsError('redis_tls_ca is set, but redis_url is without TLS: let it begin with rediss://');
  }
  return {
    host: parsed.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: parsed.port === '' ? 6379 : Number(parsed.port),
    username: decoded(parsed.username),
    password: nonEmpty(password) ?? decoded(parsed.password),
    database: databaseOf(parsed.pathname),
    ...(isTls && { tls: { ca: caPem === undefined ? undefined : trusted(caPem) } }),
  };
}

function databaseOf(path: string): number {
  const digits = /^\/?(\d{0,9})$/.exec(path)?.[1];
  if (digits === undefined) {
    throw new RedisSettingsError('redis_url names a database that is no number: write /0, /1, … behind the host');
  }
  return Number(digits);
}

function decoded(text: string): string | undefined {
  try {
    return nonEmpty(decodeURIComponent(text));
  } catch {
    throw new RedisSettingsError('redis_url has a user or password with a % that is not followed by two hex digits');
  }
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

function trusted(caPem: string): readonly string[] {
  const certificates = caPem.match(certificate) ?? [];
  if (certificates.length === 0) {
    throw new RedisSettingsError('redis_tls_ca names a file without a certificate: it must hold PEM text');
  }
  // Node replaces the built-in ones by whatever is passed.
  return [...rootCertificates, ...certificates];
}
