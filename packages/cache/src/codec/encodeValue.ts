import { CodecError } from './CodecError';
import { maxDepth, mark } from './marks';
import { kindOf } from './typedArrays';

/**
 * A value as bytes: the length of its JSON (4 bytes, big endian), the JSON, and behind it the bytes of its typed arrays,
 * in the order in which the JSON names them (little endian, as on every platform that we ship for). `decodeValue` makes
 * an equal value of it, to the bit: NaN, -0, infinities, `undefined` and lone surrogates included.
 *
 * @throws CodecError for anything but plain objects, arrays, typed arrays and primitives (a Date, a Map, a function, …),
 * for a cycle, and for a value nested more than 500 deep: nothing may come back changed.
 */
export function encodeValue(value: unknown): Buffer {
  const writer = new Writer();
  const json = Buffer.from(JSON.stringify(writer.write(value, 0)), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(json.length);
  return Buffer.concat([length, json, ...writer.attachments]);
}

class Writer {
  readonly attachments: Uint8Array[] = [];

  /** The value as JSON can hold it: everything JSON would lose is replaced by a mark. */
  write(value: unknown, depth: number): unknown {
    switch (typeof value) {
      case 'string':
      case 'boolean':
        return value;
      case 'number':
        return Number.isFinite(value) && !Object.is(value, -0) ? value : mark(['number', numberName(value)]);
      case 'bigint':
        return mark(['bigint', value.toString()]);
      case 'undefined':
        return mark(['undefined']);
      case 'object':
        return value === null ? null : this.#object(value, depth);
      default:
        throw new CodecError(`A ${typeof value} cannot be stored outside this process`);
    }
  }

  #object(value: object, depth: number): unknown {
    if (depth > maxDepth) {
      throw new CodecError(`A value nested more than ${maxDepth} deep cannot be stored outside this process`);
    }
    if (ArrayBuffer.isView(value)) {
      return this.#attach(value);
    }
    if (Array.isArray(value)) {
      return Array.from(value, (item: unknown) => this.write(item, depth + 1));
    }
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) {
      throw new CodecError('An instance of a class cannot be stored outside this process');
    }
    // Pairs, since `copy.__proto__ = …` would not make a property.
    const copy = Object.fromEntries(Object.entries(value).map(([name, item]) => [name, this.write(item, depth + 1)]));
    return Object.hasOwn(value, '$') ? mark(['object', copy]) : copy;
  }

  #attach(view: ArrayBufferView): unknown {
    const kind = kindOf(view);
    if (kind === undefined) {
      throw new CodecError('A DataView cannot be stored outside this process');
    }
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    this.attachments.push(bytes);
    return mark([kind, 'length' in view ? view.length : 0]);
  }
}

function numberName(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}
