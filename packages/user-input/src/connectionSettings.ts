import * as z from 'zod/mini';
import { InvalidInput } from './InvalidInput';
import { quote } from './parseInput';
import { certificatesIn } from './pem';

/** Seconds that one upstream call may take: settings field `timeout`. */
export const TIMEOUT_SECONDS = { min: 1, max: 120, default: 30 } as const;

/** Upstream calls at once for one data source: settings field `maxConcurrentRequests`. */
export const CONCURRENT_REQUESTS = { min: 1, max: 64, default: 32 } as const;

/** What Grafana keeps of a data source. */
export interface SavedSettings {
  readonly jsonData: Readonly<Record<string, unknown>>;
  readonly secureJsonData: Readonly<Record<string, string | undefined>>;
}

/** jsonData that every data source has, as it is saved and provisioned (contract §2). */
export interface ConnectionJsonData {
  /** Seconds. */
  readonly timeout?: number;
  readonly maxConcurrentRequests?: number;
  /** Seconds; each data source has its own default. */
  readonly cacheTtlSeconds?: number;
  readonly tlsAuthWithCACert?: boolean;
  readonly tlsSkipVerify?: boolean;
}

/** How a data source reaches its vendor; complete, in range. */
export interface ConnectionSettings {
  readonly timeoutMs: number;
  readonly maxConcurrentRequests: number;
  /** PEM of a private CA to trust besides the built-in ones. */
  readonly caPem?: string;
  readonly tlsSkipVerify: boolean;
}

/** The fields of jsonData that every data source has, for its schema; {@link connectionSettings} reads them. */
export const CONNECTION_FIELDS = {
  timeout: z._default(
    z.number().check(z.gte(TIMEOUT_SECONDS.min), z.lte(TIMEOUT_SECONDS.max)),
    TIMEOUT_SECONDS.default
  ),
  maxConcurrentRequests: z._default(
    z.int().check(z.gte(CONCURRENT_REQUESTS.min), z.lte(CONCURRENT_REQUESTS.max)),
    CONCURRENT_REQUESTS.default
  ),
  tlsAuthWithCACert: z._default(z.boolean(), false),
  tlsSkipVerify: z._default(z.boolean(), false),
};

type ConnectionFields = Required<Omit<ConnectionJsonData, 'cacheTtlSeconds'>>;

/**
 * Reads what {@link CONNECTION_FIELDS} let through.
 * @throws InvalidInput when a private CA is to be trusted and its certificate is missing or none
 */
export function connectionSettings(
  json: ConnectionFields,
  secureJsonData: SavedSettings['secureJsonData']
): ConnectionSettings {
  return {
    timeoutMs: json.timeout * 1000,
    maxConcurrentRequests: json.maxConcurrentRequests,
    caPem: json.tlsAuthWithCACert ? parseCaPem(secureJsonData['tlsCACert']) : undefined,
    tlsSkipVerify: json.tlsSkipVerify,
  };
}

/**
 * An address that users give, without a slash at its end.
 * @param field its name, for the message
 * @param options `httpOnLoopback`: plain http is taken too where nothing leaves the machine, as to a forwarder or a test
 * @throws InvalidInput when it is no https URL, or has more in it than a host, port and path
 */
export function httpsUrl(field: string, text: string, { httpOnLoopback = false } = {}): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  // A password inside the URL would be a secret in jsonData, which everybody may read.
  if (url !== undefined && (url.username !== '' || url.password !== '')) {
    throw new InvalidInput(field, `${field} contains a user name or password: remove it`);
  }
  const isSafe = url?.protocol === 'https:' || (httpOnLoopback && url?.protocol === 'http:' && isLoopback(url));
  if (url === undefined || !isSafe || url.search !== '' || url.hash !== '') {
    throw new InvalidInput(field, `${field} is ${quote(text)}: use an https URL such as https://host.example`);
  }
  return url.href.replace(/\/+$/, '');
}

function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/**
 * The certificates of the private CA that is to be trusted: the secret setting `tlsCACert`.
 * @throws InvalidInput when it is missing or has no certificate
 */
export function parseCaPem(pem: string | undefined): string {
  if (pem === undefined || pem.trim() === '') {
    throw new InvalidInput(
      'tlsCACert',
      'tlsCACert is missing: paste the certificate of the private CA, or turn "With CA Cert" off'
    );
  }
  const certificates = certificatesIn(pem);
  if (certificates.length === 0) {
    throw new InvalidInput(
      'tlsCACert',
      'tlsCACert is no PEM certificate: paste the text from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----'
    );
  }
  return certificates.join('\n');
}
