import { createHash } from 'node:crypto';

const SECRET_HEADERS = ['authorization', 'proxy-authorization', 'cookie'];

/** Stands for a secret: equal secrets have equal digests, and nothing else can be learnt from it. */
export function secretDigest(secret: string): string {
  return `sha256:${createHash('sha256').update(secret).digest('hex').slice(0, 16)}`;
}

/** Headers by lower-case name, with digests in place of credentials; `further` names the vendor's own, in lower case. */
export function headersWithoutSecrets(headers: Headers, further: readonly string[] = []): Record<string, string> {
  const secret = [...SECRET_HEADERS, ...further];
  return Object.fromEntries(
    [...headers].map(([name, value]) => [name, secret.includes(name) ? secretDigest(value) : value])
  );
}

/** A form body with digests in place of the named fields; any other body as it is. */
export function bodyWithoutSecrets(body: string, contentType: string, secretFields: readonly string[]): string {
  if (!contentType.startsWith('application/x-www-form-urlencoded')) {
    return body;
  }
  const form = new URLSearchParams(body);
  for (const field of secretFields) {
    const value = form.get(field);
    if (value !== null) {
      form.set(field, secretDigest(value));
    }
  }
  return form.toString();
}
