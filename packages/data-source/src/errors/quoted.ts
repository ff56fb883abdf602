import { redact } from '@glance/upstream';

const LONGEST_QUOTE = 300;

/**
 * What a vendor says, fit to stand in an error: on one line, at most 300 characters, without secrets. Those are taken out
 * before it is cut, or half of one could remain.
 */
export function quoted(text: string, secrets: readonly string[] = []): string {
  const safe = redact(text, secrets).replaceAll(/\s+/g, ' ').trim();
  return safe.length > LONGEST_QUOTE ? `${safe.slice(0, LONGEST_QUOTE - 3)}...` : safe;
}

/**
 * The texts of a body `{"errors": […]}`, fit to stand in an error; empty when it has none.
 * @param fields what is read of an error that is an object, in this order
 */
export function quotedErrors(
  body: string,
  { fields, secrets }: { readonly fields: readonly string[]; readonly secrets: readonly string[] }
): string {
  const texts = errorsOf(body).map((error) => textOf(error, fields).trim());
  return quoted(texts.filter((text) => text !== '').join('; '), secrets);
}

function errorsOf(body: string): readonly unknown[] {
  try {
    const parsed = JSON.parse(body) as { readonly errors?: unknown } | null;
    return Array.isArray(parsed?.errors) ? (parsed.errors as readonly unknown[]) : [];
  } catch {
    return [];
  }
}

function textOf(error: unknown, fields: readonly string[]): string {
  if (typeof error === 'string') {
    return error;
  }
  const known = (error ?? {}) as Readonly<Record<string, unknown>>;
  return fields
    .map((field) => known[field])
    .filter((part) => typeof part === 'string')
    .join(': ');
}
