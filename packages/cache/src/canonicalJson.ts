/**
 * JSON text that is equal for equal values: object keys sorted by UTF-16 code unit, keys with `undefined` left out,
 * `-0` written as `0`. Arrays keep their order, since only the caller knows whether it has a meaning.
 *
 * @throws TypeError naming the path of anything JSON would change or drop without a word (NaN, a Date, a Map, a
 * function, `undefined` inside an array, …): two different questions must never get one text.
 */
export function canonicalJson(value: unknown): string {
  return write(value, '$');
}

function write(value: unknown, path: string): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') {
    return JSON.stringify(value);
  }
  if (typeof value === 'number' && Number.isFinite(value)) {
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) {
    let items = '';
    for (let index = 0; index < value.length; index++) {
      items += `${index === 0 ? '' : ','}${write(value[index], `${path}[${index}]`)}`;
    }
    return `[${items}]`;
  }
  if (isPlainObject(value)) {
    let members = '';
    for (const name of Object.keys(value).sort()) {
      if (value[name] !== undefined) {
        members += `${members === '' ? '' : ','}${JSON.stringify(name)}:${write(value[name], `${path}.${name}`)}`;
      }
    }
    return `{${members}}`;
  }
  throw new TypeError(`${path} has no canonical JSON: ${describe(value)}`);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function describe(value: unknown): string {
  return typeof value === 'object' && value !== null ? `an instance of ${value.constructor.name}` : String(value);
}
