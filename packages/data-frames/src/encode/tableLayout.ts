const slotBytes = { uint8: 1, int16: 2, int32: 4, reference: 4, int64: 8 } as const;

/** What a slot of a table holds: a scalar, or a reference to a string, a vector or another table. */
type SlotType = keyof typeof slotBytes;

/** Where one kind of flatbuffer table has its slots. */
export interface TableLayout<Name extends string = string> {
  /**
   * The table by which readers find slots, as 32-bit words of two 16-bit numbers, the lower one first: its own bytes,
   * the bytes of a table, and for each slot where it is in a table, 0 for one that is never written.
   */
  readonly vtable: Int32Array;
  /** Bytes of a table, a multiple of 4. */
  readonly bytes: number;
  /** Whether tables begin at a multiple of 8, for a number of 64 bits, instead of 4. */
  readonly hasInt64: boolean;
  /** Where a slot is, in bytes from the beginning of a table. */
  readonly at: Readonly<Record<Name, number>>;
}

/** The layout of a table with the named slots, each given by its number in the `.fbs` file and what it holds. */
export function tableLayout<Name extends string>(
  slots: Readonly<Record<Name, readonly [slot: number, type: SlotType]>>
): TableLayout<Name> {
  const names = Object.keys(slots) as Name[];
  const bytesOf = (name: Name): number => slotBytes[slots[name][1]];
  const hasInt64 = names.some((name) => bytesOf(name) === 8);
  const at = {} as Record<Name, number>;
  const places: number[] = [];
  // A table begins with its distance from the vtable. The largest slots come first, which aligns all of them.
  let end = hasInt64 ? 8 : 4;
  for (const name of names.sort((a, b) => bytesOf(b) - bytesOf(a))) {
    at[name] = end;
    places[slots[name][0]] = end;
    end += bytesOf(name);
  }
  const bytes = end + (-end & 3);
  return { vtable: encodeVtable(places, bytes), bytes, hasInt64, at };
}

/** @param places sparse where slots are never written */
function encodeVtable(places: ReadonlyArray<number | undefined>, tableBytes: number): Int32Array {
  // Two numbers and one per slot; an odd count is filled up with a slot that is never written.
  const words = new Int32Array(1 + Math.ceil(places.length / 2));
  [words.byteLength, tableBytes, ...places].forEach((number, index) => {
    words[index >> 1] = (words[index >> 1] ?? 0) | ((number ?? 0) << (16 * (index & 1)));
  });
  return words;
}
