/** Columns of numbers, as answers hold them. */
export type TypedArray =
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array
  | BigInt64Array
  | BigUint64Array;

interface TypedArrayKind {
  readonly bytesPerElement: number;
  readonly over: (buffer: ArrayBuffer) => TypedArray;
}

/** Every kind of typed array by its name, which is what stored values hold: names may be added, never changed. */
const kinds: ReadonlyMap<string, TypedArrayKind> = new Map(
  Object.entries({
    Int8Array: { bytesPerElement: 1, over: (buffer) => new Int8Array(buffer) },
    Uint8Array: { bytesPerElement: 1, over: (buffer) => new Uint8Array(buffer) },
    Uint8ClampedArray: { bytesPerElement: 1, over: (buffer) => new Uint8ClampedArray(buffer) },
    Int16Array: { bytesPerElement: 2, over: (buffer) => new Int16Array(buffer) },
    Uint16Array: { bytesPerElement: 2, over: (buffer) => new Uint16Array(buffer) },
    Int32Array: { bytesPerElement: 4, over: (buffer) => new Int32Array(buffer) },
    Uint32Array: { bytesPerElement: 4, over: (buffer) => new Uint32Array(buffer) },
    Float32Array: { bytesPerElement: 4, over: (buffer) => new Float32Array(buffer) },
    Float64Array: { bytesPerElement: 8, over: (buffer) => new Float64Array(buffer) },
    BigInt64Array: { bytesPerElement: 8, over: (buffer) => new BigInt64Array(buffer) },
    BigUint64Array: { bytesPerElement: 8, over: (buffer) => new BigUint64Array(buffer) },
  } satisfies Record<string, TypedArrayKind>)
);

/** The name of a typed array's kind; a Buffer counts as the `Uint8Array` that it is. `undefined` for a DataView. */
export function kindOf(view: ArrayBufferView): string | undefined {
  // Symbol.toStringTag rather than constructor.name: it sees through subclasses and realms.
  const name = Object.prototype.toString.call(view).slice('[object '.length, -1);
  return kinds.has(name) ? name : undefined;
}

/** How many bytes so many elements take; `undefined` for an unknown kind or an impossible length. */
export function bytesOf(kind: unknown, length: unknown): number | undefined {
  const known = typeof kind === 'string' ? kinds.get(kind) : undefined;
  return known !== undefined && typeof length === 'number' && Number.isSafeInteger(length) && length >= 0
    ? length * known.bytesPerElement
    : undefined;
}

/** A typed array of its own memory with these bytes. */
export function typedArrayOf(kind: string, bytes: Uint8Array): TypedArray | undefined {
  const copy = new Uint8Array(bytes);
  return kinds.get(kind)?.over(copy.buffer);
}
