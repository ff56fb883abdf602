import { FlatBufferWriter } from './FlatBufferWriter';
import { tableLayout } from './tableLayout';

const pair = tableLayout({ first: [0, 'reference'], second: [2, 'uint8'] });
const wide = tableLayout({ count: [1, 'int64'] });

describe('FlatBufferWriter', () => {
  it('writes what the specification of flatbuffers shows, front to back', () => {
    const writer = new FlatBufferWriter();
    const root = writer.root();
    const table = writer.table(pair);
    writer.refer(root, table);
    writer.uint8(table + pair.at.second, 7);
    writer.refer(table + pair.at.first, writer.string('abc'));

    expect([...writer.memory.subarray(0, writer.end)]).toEqual(
      [
        [16, 0, 0, 0], // reference to the root table
        [12, 0, 12, 0], // vtable: 12 bytes, table of 12 bytes
        [4, 0, 0, 0], // slot 0 is at 4, slot 1 is never written
        [8, 0, 0, 0], // slot 2 is at 8, one more to keep the table aligned
        [12, 0, 0, 0], // the table begins with its distance from the vtable
        [8, 0, 0, 0], // slot 0: reference to the string
        [7, 0, 0, 0], // slot 2
        [3, 0, 0, 0], // length of the string
        [97, 98, 99, 0], // ends with a zero
      ].flat()
    );
  });

  it('writes the vtable of a layout once in a flatbuffer, and again in the next', () => {
    const writer = new FlatBufferWriter();
    const bytesOfTable = (): number => {
      const before = writer.end;
      writer.table(pair);
      return writer.end - before;
    };
    writer.root();

    expect([bytesOfTable(), bytesOfTable()]).toEqual([24, 12]);
    writer.root();
    expect([bytesOfTable(), bytesOfTable()]).toEqual([24, 12]);
  });

  it.each([0, 4])('aligns 64-bit numbers of tables and structs when %d bytes are there already', (bytes) => {
    const writer = new FlatBufferWriter();
    writer.space(bytes);

    expect((writer.table(wide) + wide.at.count) % 8).toBe(0);
    expect((writer.structs(1, 16) + 4) % 8).toBe(0);
    expect((writer.structs(0, 16) + 4) % 8).toBe(0);
  });

  it('ends every string with a zero, whatever its length, and begins the next thing at a multiple of 4', () => {
    for (let length = 0; length < 40; length++) {
      const writer = new FlatBufferWriter();
      const text = 'x'.repeat(length);
      const start = writer.string(text);

      expect(writer.memory.readInt32LE(start)).toBe(length);
      expect(writer.memory.toString('utf8', start + 4, writer.end)).toMatch(new RegExp(`^x{${length}}\\0{1,4}$`));
      expect(writer.end % 4).toBe(0);
    }
  });

  it('keeps what it has when it grows, and how much room was reserved', () => {
    const writer = new FlatBufferWriter();
    writer.reserve(16);
    writer.word(1);
    expect(writer.memory).toHaveLength(16);

    const texts = Array.from({ length: 100 }, (_, index) => `${index} ${'ü'.repeat(index)}`);
    const positions = texts.map((text) => writer.string(text));
    const at = (start: number): string =>
      writer.memory.toString('utf8', start + 4, start + 4 + writer.memory.readInt32LE(start));

    expect(positions.map(at)).toEqual(texts);
    expect(writer.memory.readInt32LE(0)).toBe(1);
  });

  it('refuses more than 2 GiB before it asks for the memory', () => {
    const writer = new FlatBufferWriter();
    writer.word(1);

    expect(() => writer.reserve(2 ** 31)).toThrow(new RangeError('A frame cannot hold more than 2 GiB'));
    expect(() => writer.space(2 ** 32)).toThrow(RangeError);
    expect(writer.end).toBe(4);
  });
});
