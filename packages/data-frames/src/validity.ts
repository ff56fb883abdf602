/** Bytes that an Arrow validity bitmap of `length` rows takes. */
export function bitmapBytes(length: number): number {
  return (length + 7) >> 3;
}

/** Whether bit `index` of an Arrow bitmap (least significant bit first) is set. */
export function isBitSet(bitmap: Uint8Array, index: number): boolean {
  return ((bitmap[index >> 3] ?? 0) & (1 << (index & 7))) !== 0;
}

/** Number of unset bits among the first `length`: the missing values of a column. */
export function countUnset(bitmap: Uint8Array, length: number): number {
  const whole = length >> 3;
  let set = bitsSet((bitmap[whole] ?? 0) & ((1 << (length & 7)) - 1));
  for (let index = 0; index < whole; index++) {
    set += bitsSet(bitmap[index] ?? 0);
  }
  return length - set;
}

/** Bits set in a byte, by adding up pairs, then nibbles, then both halves. */
function bitsSet(byte: number): number {
  const pairs = byte - ((byte >> 1) & 0x55);
  const nibbles = (pairs & 0x33) + ((pairs >> 2) & 0x33);
  return (nibbles + (nibbles >> 4)) & 0x0f;
}

/** The rows of a plain array that have a value, as a bitmap; undefined when all have one. */
export function validityOf(values: readonly unknown[]): Uint8Array | undefined {
  let bitmap: Uint8Array | undefined;
  for (let index = 0; index < values.length; index++) {
    if (values[index] !== null) {
      continue;
    }
    bitmap ??= new Uint8Array(bitmapBytes(values.length)).fill(0xff);
    bitmap[index >> 3] = (bitmap[index >> 3] ?? 0) & ~(1 << (index & 7));
  }
  return bitmap;
}
