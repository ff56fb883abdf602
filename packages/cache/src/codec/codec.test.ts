import { deflateRawSync } from 'node:zlib';
import { CodecError } from './CodecError';
import { decodeValue } from './decodeValue';
import { encodeValue } from './encodeValue';
import { packValue, unpackValue } from './packValue';

const limits = { maxPackedBytes: 100_000, maxUnpackedBytes: 1_000_000 };

describe('encodeValue', () => {
  it('keeps columns apart, exact, and in memory of their own', () => {
    const table = {
      groups: [{ values: ['größe', '日本'], currency: 'EUR' }],
      groupOfRow: new Uint32Array([0, 4_294_967_295]),
      slotOfRow: new Int32Array([-1, 20_000]),
      amounts: new Float64Array([0.1 + 0.2, NaN, -0, Infinity, 5e-324]),
    };
    const copy = decodeValue(encodeValue(table));
    expect(copy).toStrictEqual(table);
    expect((copy as typeof table).amounts.buffer.byteLength).toBe(40);
  });

  it('takes only the part of a buffer that a view shows', () => {
    const part = new Uint16Array(new Uint16Array([1, 2, 3, 4]).buffer, 2, 2);
    expect(decodeValue(encodeValue([part, part]))).toStrictEqual([new Uint16Array([2, 3]), new Uint16Array([2, 3])]);
  });

  it('takes a Buffer for the bytes that it is', () => {
    expect(decodeValue(encodeValue(Buffer.from('abc')))).toStrictEqual(new Uint8Array([97, 98, 99]));
  });

  it('lets a key named __proto__ stay an ordinary key', () => {
    const value: unknown = JSON.parse('{"__proto__":{"admin":true}}');
    const copy = decodeValue(encodeValue(value)) as object;
    expect(Object.keys(copy)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
    expect((copy as { admin?: boolean }).admin).toBeUndefined();
  });

  it.each([
    ['a Date', { at: new Date(0) }],
    ['a Map', new Map()],
    ['a function', [() => 1]],
    ['a symbol', Symbol('x')],
    ['an instance', new (class Thing {})()],
    ['a DataView', new DataView(new ArrayBuffer(8))],
  ])('refuses %s rather than changing it', (_name, value) => {
    expect(() => encodeValue(value)).toThrow(CodecError);
  });

  it('refuses a cycle and what is nested too deep', () => {
    const cycle: unknown[] = [];
    cycle.push(cycle);
    expect(() => encodeValue(cycle)).toThrow('nested more than 500 deep');
  });

  it('gives back what is nested as deep as allowed', () => {
    let value: unknown = NaN;
    for (let depth = 0; depth <= 500; depth += 1) {
      value = { $: value };
    }
    expect(decodeValue(encodeValue(value))).toStrictEqual(value);
  });
});

describe('decodeValue', () => {
  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a length without a text', withLength(100, '{}')],
    ['text that is no JSON', withLength(3, '{x}')],
    ['bytes too many', withLength(2, '{}', 'rest')],
    ['a column that is cut short', withLength(undefined, '{"$":["Float64Array",2]}', '12345678')],
    ['a column of an unknown kind', withLength(undefined, '{"$":["Float128Array",0]}')],
    ['a column of a negative length', withLength(undefined, '{"$":["Uint8Array",-1]}')],
    ['nesting without end', withLength(undefined, '['.repeat(100_000) + ']'.repeat(100_000))],
  ])('refuses %s', (_name, bytes) => {
    expect(() => decodeValue(bytes)).toThrow(CodecError);
  });
});

describe('packValue', () => {
  it('refuses a value above either limit, naming both sizes', async () => {
    await expect(packValue('x'.repeat(2_000_000), limits)).rejects.toThrow(
      /^A value of 2000\d\d\d bytes .* is 1000000$/
    );
    const noise = Uint8Array.from({ length: 150_000 }, (_, index) => (index * index * 7919) >> 5);
    await expect(packValue(noise, { ...limits, maxPackedBytes: 1_000 })).rejects.toThrow('the limit is 1000');
  });

  it('does not unpack a bomb to its end', async () => {
    const bomb = deflateRawSync(Buffer.alloc(50_000_000));
    expect(bomb.length).toBeLessThan(100_000);
    await expect(unpackValue(bomb, limits)).rejects.toThrow(CodecError);
  });

  it('does not let a small text name one column again and again', async () => {
    const json = JSON.stringify(Array.from({ length: 1_000 }, () => ({ $: ['Uint8Array', 100_000] })));
    const bomb = deflateRawSync(withLength(undefined, json, 'x'.repeat(100_000)));
    await expect(unpackValue(bomb, limits)).rejects.toThrow('unknown or incomplete part');
  });
});

function withLength(length: number | undefined, json: string, attachments = ''): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(length ?? Buffer.byteLength(json));
  return Buffer.concat([head, Buffer.from(json + attachments)]);
}
