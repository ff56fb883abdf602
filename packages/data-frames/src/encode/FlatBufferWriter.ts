import { Buffer } from 'node:buffer';
import type { TableLayout } from './tableLayout';
import { MAX_BYTES_PER_UNIT, writeUtf8 } from './writeUtf8';

/** What a signed 32-bit number can say, rounded down to a multiple of 4. */
const MAX_BYTES = 0x7fff_fffc;

/**
 * Writes flatbuffers, and what lies between them in a file, from front to back into one growing buffer of zeros.
 * References point forward only, so a table comes before what it refers to, and its slots are filled in afterwards.
 * Everything begins at a multiple of 4, as tables, vectors and strings have to.
 *
 * Positions are bytes from the beginning of the buffer. Numbers are little-endian, as on every platform that Grafana
 * runs on.
 */
export class FlatBufferWriter {
  #memory = Buffer.from(new ArrayBuffer(0));
  #words = new Int32Array(0);
  #end = 0;
  readonly #vtables = new Map<TableLayout, number>();

  /** Bytes written, which is where the next thing begins. */
  get end(): number {
    return this.#end;
  }

  /** What was written, and the zeros behind it. Growing replaces it. */
  get memory(): Buffer<ArrayBuffer> {
    return this.#memory;
  }

  /** Makes room for exactly so many bytes more. Throws RangeError when all together exceed 2 GiB. */
  reserve(bytes: number): void {
    const end = this.#end + bytes;
    if (end > MAX_BYTES) {
      throw new RangeError('A frame cannot hold more than 2 GiB');
    }
    if (end > this.#memory.length) {
      const memory = Buffer.from(new ArrayBuffer(end + (-end & 3)));
      memory.set(this.#memory.subarray(0, this.#end));
      this.#memory = memory;
      this.#words = new Int32Array(memory.buffer);
    }
  }

  /** Appends zeros, for the caller to fill in, and returns where they begin. */
  space(bytes: number): number {
    const start = this.#end;
    const end = start + bytes + (-bytes & 3);
    this.#grow(end);
    this.#end = end;
    return start;
  }

  /** Appends zeros up to a multiple of 8. */
  pad(): void {
    this.space(-this.#end & 7);
  }

  /** Appends a 32-bit number and returns where it is. */
  word(value: number): number {
    const at = this.space(4);
    this.#words[at >> 2] = value;
    return at;
  }

  /** Begins a flatbuffer: appends the reference to its root table, still to be set. */
  root(): number {
    this.#vtables.clear();
    return this.word(0);
  }

  /** Appends a table, all of whose slots are 0. The first one of a layout in a flatbuffer brings the vtable of all. */
  table(layout: TableLayout): number {
    let vtable = this.#vtables.get(layout);
    if (vtable === undefined) {
      vtable = this.space(layout.vtable.byteLength);
      this.#words.set(layout.vtable, vtable >> 2);
      this.#vtables.set(layout, vtable);
    }
    if (layout.hasInt64) {
      this.pad();
    }
    const table = this.space(layout.bytes);
    this.#words[table >> 2] = table - vtable;
    return table;
  }

  /** Appends a vector of references that are still to be set; number `i` is `4 + 4 * i` behind where it begins. */
  references(count: number): number {
    const vector = this.space(4 + 4 * count);
    this.#words[vector >> 2] = count;
    return vector;
  }

  /** Appends a vector of structs of 64-bit numbers, all of them 0; the first is 4 behind where the vector begins. */
  structs(count: number, structBytes: number): number {
    if ((this.#end & 7) === 0) {
      this.word(0);
    }
    const vector = this.space(4 + count * structBytes);
    this.#words[vector >> 2] = count;
    return vector;
  }

  /** Appends a string. */
  string(text: string): number {
    const start = this.#end;
    // A zero ends the text, which its length does not count, and up to three align what follows.
    this.#grow(start + 4 + text.length * MAX_BYTES_PER_UNIT + 4);
    const bytes = writeUtf8(this.#memory, text, start + 4);
    this.#words[start >> 2] = bytes;
    this.#end = start + 4 + bytes + 4 - (bytes & 3);
    return start;
  }

  /** Appends a copy of what lies between two positions. References from there to there are right in the copy too. */
  copy(from: number, to: number): number {
    const start = this.space(to - from);
    this.#memory.copyWithin(start, from, to);
    return start;
  }

  /** Makes the reference in `slot` point at `target`, which lies behind it. */
  refer(slot: number, target: number): void {
    this.#words[slot >> 2] = target - slot;
  }

  uint8(at: number, value: number): void {
    this.#memory[at] = value;
  }

  int16(at: number, value: number): void {
    this.#memory[at] = value;
    this.#memory[at + 1] = value >> 8;
  }

  int32(at: number, value: number): void {
    this.#words[at >> 2] = value;
  }

  /** @param value below 2³¹: the upper half stays 0 */
  int64(at: number, value: number): void {
    this.#words[at >> 2] = value;
  }

  /** Makes room up to `end`, and for as much again as there was, so that growing is rare. */
  #grow(end: number): void {
    if (end > this.#memory.length) {
      this.reserve(Math.max(end, Math.min(2 * this.#memory.length, MAX_BYTES)) - this.#end);
    }
  }
}
