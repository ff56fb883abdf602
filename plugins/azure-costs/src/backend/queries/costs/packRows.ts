import type { CostTable, RowNumbers } from './CostTable';

/** A table as it is put together: its columns may be longer than it has rows. */
interface LooseTable {
  readonly groups: CostTable['groups'];
  readonly groupOfRow: ArrayLike<number>;
  readonly slotOfRow: ArrayLike<number>;
  readonly amounts: ArrayLike<number>;
}

const NARROW_LIMIT = 2 ** 8;
const MIDDLE_LIMIT = 2 ** 16;

/**
 * The first `count` rows as a table to keep: its columns lie in one buffer of their own, group and slot numbers in as
 * few bytes as they fit into, so that a day's row takes 11 or 12 bytes. The cache holds thousands of such tables, and
 * many small buffers cost more than what is in them.
 */
export function packRows({ groups, groupOfRow, slotOfRow, amounts }: LooseTable, count: number): CostTable {
  const slotBytes = bytesFor(slotOfRow, count);
  const groupBytes = bytesFor(groupOfRow, count);
  const amountBytes = Float64Array.BYTES_PER_ELEMENT;
  const buffer = new ArrayBuffer(count * (amountBytes + slotBytes + groupBytes));
  // The widest first: each column then begins where its numbers may begin.
  const amountColumn = new Float64Array(buffer, 0, count);
  const isSlotWider = slotBytes >= groupBytes;
  const second = count * amountBytes;
  const third = second + count * Math.max(slotBytes, groupBytes);
  const slotColumn = column(slotBytes, buffer, { offset: isSlotWider ? second : third, count });
  const groupColumn = column(groupBytes, buffer, { offset: isSlotWider ? third : second, count });
  for (let row = 0; row < count; row += 1) {
    amountColumn[row] = amounts[row] ?? 0;
    slotColumn[row] = slotOfRow[row] ?? 0;
    groupColumn[row] = groupOfRow[row] ?? 0;
  }
  return { groups, groupOfRow: groupColumn, slotOfRow: slotColumn, amounts: amountColumn };
}

type Width = 1 | 2 | 4;

function bytesFor(numbers: ArrayLike<number>, count: number): Width {
  let least = 0;
  let most = 0;
  for (let row = 0; row < count; row += 1) {
    least = Math.min(least, numbers[row] ?? 0);
    most = Math.max(most, numbers[row] ?? 0);
  }
  // Days before 1970 are below 0.
  if (least < 0 || most >= MIDDLE_LIMIT) {
    return 4;
  }
  return most < NARROW_LIMIT ? 1 : 2;
}

function column(
  width: Width,
  buffer: ArrayBuffer,
  { offset, count }: { readonly offset: number; readonly count: number }
): RowNumbers {
  switch (width) {
    case 1:
      return new Uint8Array(buffer, offset, count);
    case 2:
      return new Uint16Array(buffer, offset, count);
    case 4:
      return new Int32Array(buffer, offset, count);
  }
}
