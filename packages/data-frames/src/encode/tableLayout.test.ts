import { tableLayout } from './tableLayout';

describe('tableLayout', () => {
  it('places slots where their size aligns them, whatever their order', () => {
    const { at, bytes, hasInt64 } = tableLayout({
      flag: [0, 'uint8'],
      version: [1, 'int16'],
      child: [2, 'reference'],
      length: [3, 'int64'],
      width: [4, 'int32'],
    });

    expect(at).toEqual({ length: 8, child: 16, width: 20, version: 24, flag: 26 });
    expect(bytes).toBe(28);
    expect(hasInt64).toBe(true);
  });

  it('lists the slots by number, 0 for those between that are never written', () => {
    const { vtable } = tableLayout({ second: [1, 'int16'], last: [3, 'reference'] });

    expect([...new Uint16Array(vtable.buffer)]).toEqual([12, 12, 0, 8, 0, 4]);
  });

  it('needs nothing but the two sizes for a table without slots', () => {
    const { vtable, bytes } = tableLayout({});

    expect([...new Uint16Array(vtable.buffer)]).toEqual([4, 4]);
    expect(bytes).toBe(4);
  });
});
