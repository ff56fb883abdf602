const MAX_DEPTH = 100;

/**
 * Why a value would be lost or changed on its way through JSON, or undefined when it would not. Only plain objects and
 * arrays of strings, finite numbers, booleans and null are kept; a property that is undefined counts as absent.
 */
export function jsonFault(value: unknown, path = '', depth = 0): string | undefined {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return undefined;
    case 'number':
      return Number.isFinite(value) ? undefined : `${at(path)} ${value} is not a JSON number`;
    case 'object':
      return value === null ? undefined : objectFault(value, path, depth);
    default:
      return `${at(path)} a ${typeof value} has no JSON form`;
  }
}

function objectFault(value: object, path: string, depth: number): string | undefined {
  if (depth >= MAX_DEPTH) {
    return `${at(path.slice(0, 40))} it is circular or nested more than ${MAX_DEPTH} deep`;
  }
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      const fault = jsonFault(value[index], `${path}[${index}]`, depth + 1);
      if (fault !== undefined) {
        return fault;
      }
    }
    return undefined;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    return `${at(path)} a ${value.constructor.name} is not a plain object`;
  }
  for (const [key, child] of Object.entries(value)) {
    const fault = child === undefined ? undefined : jsonFault(child, path === '' ? key : `${path}.${key}`, depth + 1);
    if (fault !== undefined) {
      return fault;
    }
  }
  return undefined;
}

function at(path: string): string {
  return path === '' ? '' : `at ${path}:`;
}
