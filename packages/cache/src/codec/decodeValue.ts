import { CodecError } from './CodecError';
import { maxDepth, readMark } from './marks';
import { bytesOf, type TypedArray, typedArrayOf } from './typedArrays';

/**
 * The value that `encodeValue` turned into these bytes.
 *
 * @throws CodecError, and nothing else, for bytes that it did not make.
 */
export function decodeValue(bytes: Uint8Array): unknown {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (data.length < 4 || data.readUInt32BE(0) > data.length - 4) {
    throw new CodecError('The stored value is cut short');
  }
  const jsonEnd = 4 + data.readUInt32BE(0);
  const reader = new Reader(data.subarray(jsonEnd));
  const value = reader.read(parse(data.toString('utf8', 4, jsonEnd)), 0);
  reader.end();
  return value;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    // The cause quotes the text, so it is left out.
    throw new CodecError(`The stored value is not JSON (${cause instanceof Error ? cause.name : 'unknown'})`);
  }
}

class Reader {
  readonly #attachments: Uint8Array;
  #position = 0;

  constructor(attachments: Uint8Array) {
    this.#attachments = attachments;
  }

  /** Replaces marks by what they stand for, in place: the tree is nobody else's. */
  read(node: unknown, depth: number): unknown {
    if (typeof node !== 'object' || node === null) {
      return node;
    }
    if (depth > maxDepth + 1) {
      throw new CodecError('The stored value is nested too deep');
    }
    if (Array.isArray(node)) {
      for (let index = 0; index < node.length; index += 1) {
        node[index] = this.read(node[index], depth + 1);
      }
      return node;
    }
    const content = readMark(node);
    return content === undefined ? this.#members(node, depth) : this.#marked(content, depth);
  }

  /** @throws CodecError when bytes are left over */
  end(): void {
    if (this.#position !== this.#attachments.length) {
      throw new CodecError('The stored value has bytes too many');
    }
  }

  #members(node: object, depth: number): object {
    for (const [name, item] of Object.entries(node)) {
      if (typeof item === 'object' && item !== null) {
        // An own property even when it is called __proto__, so this assignment is always one to that property.
        Reflect.set(node, name, this.read(item, depth + 1));
      }
    }
    return node;
  }

  #marked([kind, argument]: readonly unknown[], depth: number): unknown {
    switch (kind) {
      case 'undefined':
        return undefined;
      case 'number':
        return specialNumber(argument);
      case 'bigint':
        return bigintOf(argument);
      case 'object':
        if (typeof argument === 'object' && argument !== null && !Array.isArray(argument)) {
          return this.#members(argument, depth);
        }
        throw new CodecError('The stored value has an object that is none');
      default:
        return this.#attachment(kind, argument);
    }
  }

  /** Attachments are used up one after the other: a small JSON text cannot make much memory of them. */
  #attachment(kind: unknown, length: unknown): TypedArray {
    const sizeBytes = bytesOf(kind, length);
    const end = this.#position + (sizeBytes ?? Infinity);
    if (end > this.#attachments.length) {
      throw new CodecError('The stored value has an unknown or incomplete part');
    }
    const array = typedArrayOf(String(kind), this.#attachments.subarray(this.#position, end));
    if (array === undefined) {
      throw new CodecError('The stored value has an unknown part');
    }
    this.#position = end;
    return array;
  }
}

function specialNumber(name: unknown): number {
  switch (name) {
    case 'NaN':
      return NaN;
    case 'Infinity':
      return Infinity;
    case '-Infinity':
      return -Infinity;
    case '-0':
      return -0;
    default:
      throw new CodecError('The stored value has a number that is none');
  }
}

function bigintOf(digits: unknown): bigint {
  if (typeof digits !== 'string' || !/^-?\d{1,1000}$/.test(digits)) {
    throw new CodecError('The stored value has a number that is none');
  }
  return BigInt(digits);
}
