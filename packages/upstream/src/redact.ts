const REPLACEMENT = '[redacted]';

/** Secrets shorter than this would black out ordinary words. */
const SHORTEST_SECRET = 4;

/** What carries a credential wherever it appears; group 1 is kept. */
const PATTERNS: readonly RegExp[] = [
  // The whole value: after Bearer, Basic or a vendor's own scheme comes the credential.
  /(\bauthorization["']?\s*[:=]\s*["']?)[^"'\r\n]+/gi,
  /\b(Bearer |Basic )[\w\-.~+/=]{8,}/gi,
  /((?:api-key|application-key|client_secret|client_assertion|access_token|refresh_token|id_token|password)["']?\s*[:=]\s*["']?)[^\s"',;&]+/gi,
  // JSON web tokens, wherever they stand
  /()\beyJ[\w-]{8,}\.[\w-]{4,}\.[\w-]*/g,
  // user:password@ in URLs
  /(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@:]*:[^\s/@]*@/gi,
];

/**
 * Replaces every one of `secrets`, as it is and as URLs, base64 and JSON write it, and whatever looks like a credential
 * (authorization headers, tokens, passwords in URLs) by `[redacted]`. Secrets of less than 4 characters are left.
 */
export function redact(text: string, secrets: ReadonlyArray<string | undefined> = []): string {
  let redacted = text;
  for (const form of secrets.flatMap(writtenForms).toSorted((one, other) => other.length - one.length)) {
    redacted = redacted.replaceAll(form, REPLACEMENT);
  }
  for (const pattern of PATTERNS) {
    redacted = redacted.replace(pattern, `$1${REPLACEMENT}`);
  }
  return redacted;
}

function writtenForms(secret: string | undefined): readonly string[] {
  if (secret === undefined || secret.length < SHORTEST_SECRET) {
    return [];
  }
  const forms = new Set([
    secret,
    encodeURIComponent(secret),
    new URLSearchParams({ s: secret }).toString().slice(2),
    Buffer.from(secret).toString('base64'),
    JSON.stringify(secret).slice(1, -1),
  ]);
  return [...forms];
}
