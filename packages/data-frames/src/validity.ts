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
  let set = 0;
  for (let index = 0; index < length; index++) {
    set += ((bitmap[index >> 3] ?? 0) >> (index & 7)) & 1;
  }
  return length - set;
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
