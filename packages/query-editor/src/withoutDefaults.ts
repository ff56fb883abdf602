/**
 * Fields of a query or of settings without those that say what their absence says anyway, or nothing. Objects lose
 * single parts the same way; lists are compared as a whole.
 * @param defaults what an absent field means; fields that it does not name are kept
 */
export function withoutDefaults<T extends object>(fields: T, defaults: object): T {
  const fallbacks = new Map<string, unknown>(Object.entries(defaults));
  const kept = Object.entries(fields).flatMap(([key, value]): Array<[string, unknown]> => {
    const fallback = fallbacks.get(key);
    if (isPlainObject(value) && isPlainObject(fallback)) {
      const parts = withoutDefaults(value, fallback);
      return Object.keys(parts).length > 0 ? [[key, parts]] : [];
    }
    const isDefault = value === undefined || (fallbacks.has(key) && isSame(value, fallback));
    return isDefault ? [] : [[key, value]];
  });
  // Only what may be absent has a default, so the type holds.
  return Object.fromEntries(kept) as T;
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
