import * as fc from 'fast-check';
import { packRows } from './packRows';

const GROUPS = [{ values: [], currency: 'USD' }];

/** Of one width or another, days before 1970 among them. */
const slot = fc.oneof(fc.nat(255), fc.nat(65_535), fc.integer({ min: -40_000, max: 100_000 }));
const group = fc.oneof(fc.nat(255), fc.nat(65_535), fc.nat(100_000));
const rows = fc.array(fc.record({ slot, group, amount: fc.double({ noNaN: true }) }), { maxLength: 40 });

function pack(list: ReadonlyArray<{ readonly slot: number; readonly group: number; readonly amount: number }>) {
  const loose = {
    groups: GROUPS,
    groupOfRow: list.map((row) => row.group),
    slotOfRow: list.map((row) => row.slot),
    amounts: list.map((row) => row.amount),
  };
  return { loose, table: packRows(loose, list.length) };
}

describe('packing rows', () => {
  it('changes no number of any row', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const { loose, table } = pack(list);
        expect([...table.groupOfRow]).toEqual(loose.groupOfRow);
        expect([...table.slotOfRow]).toEqual(loose.slotOfRow);
        expect([...table.amounts]).toEqual(loose.amounts);
      })
    );
  });

  it('keeps nothing beyond the rows that count', () => {
    const { loose } = pack(Array.from({ length: 9 }, (_, index) => ({ slot: 70_000, group: 300, amount: index })));
    const { amounts, slotOfRow, groupOfRow } = packRows({ ...loose, slotOfRow: [1, 2, 3], groupOfRow: [0, 1, 2] }, 3);
    expect([amounts.length, slotOfRow.length, groupOfRow.length]).toEqual([3, 3, 3]);
    expect(amounts.buffer.byteLength).toBe(3 * 10);
  });

  it('takes 11 bytes for a row of today with few groups, in one buffer', () => {
    const { table } = pack(Array.from({ length: 100 }, (_, index) => ({ slot: 20_780, group: index, amount: 0.1 })));
    expect(table.amounts.buffer.byteLength).toBe(1_100);
    expect(table.slotOfRow.buffer).toBe(table.amounts.buffer);
    expect(table.groupOfRow.buffer).toBe(table.amounts.buffer);
  });
});
