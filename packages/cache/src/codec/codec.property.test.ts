import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { CodecError } from './CodecError';
import { decodeValue } from './decodeValue';
import { encodeValue } from './encodeValue';
import { packValue, unpackValue } from './packValue';

const limits = { maxPackedBytes: 1024 * 1024, maxUnpackedBytes: 4 * 1024 * 1024 };

const typedArray = fc.oneof(
  fc.int8Array(),
  fc.uint8Array(),
  fc.uint8ClampedArray(),
  fc.int16Array(),
  fc.uint16Array(),
  fc.int32Array(),
  fc.uint32Array(),
  fc.float32Array(),
  fc.float64Array(),
  fc.bigInt64Array(),
  fc.bigUint64Array()
);

const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.string({ unit: 'binary' }),
    // Lone surrogates too.
    fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
    fc.double(),
    fc.constantFrom(NaN, -0, Infinity, -Infinity, Number.MAX_SAFE_INTEGER, 5e-324),
    fc.boolean(),
    fc.bigInt(),
    fc.constantFrom(null, undefined),
    typedArray,
    fc.array(tie('value')),
    fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('$', '__proto__', 'constructor', '0')), tie('value'), {
      noNullPrototype: true,
    })
  ),
}));

describe('the codec', () => {
  it('gives every value back to the bit', () => {
    fc.assert(fc.property(value, (original) => expectSame(decodeValue(encodeValue(original)), original)));
  });

  it('gives every value back packed', async () => {
    await fc.assert(
      fc.asyncProperty(value, async (original) => {
        expectSame(await unpackValue(await packValue(original, limits), limits), original);
      }),
      { numRuns: 50 }
    );
  });

  it('gives the same bytes for what it gave back', () => {
    fc.assert(
      fc.property(value, (original) => {
        const bytes = encodeValue(original);
        expect(encodeValue(decodeValue(bytes)).equals(bytes)).toBe(true);
      })
    );
  });

  it('throws nothing but its own error for random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => expectCodecErrorIfAny(() => decodeValue(bytes)))
    );
  });

  it('throws nothing but its own error for JSON of the right form and any content', () => {
    const anyMark = fc.array(
      fc.oneof(fc.json().map(parse), fc.constantFrom('object', 'number', 'Float64Array', 1, -1))
    );
    fc.assert(
      fc.property(anyMark, fc.uint8Array(), (content, attachments) => {
        const json = Buffer.from(JSON.stringify({ $: content }));
        const length = Buffer.alloc(4);
        length.writeUInt32BE(json.length);
        expectCodecErrorIfAny(() => decodeValue(Buffer.concat([length, json, attachments])));
      })
    );
  });

  it('throws nothing but its own error for a value cut off or changed anywhere', async () => {
    const packed = await packValue({ names: ['a', 'b'], amounts: new Float64Array([1, 2, 3]) }, limits);
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: packed.length - 1 }), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const changed = Buffer.from(packed);
        changed[at] = (changed[at] ?? 0) ^ flip;
        for (const damaged of [changed, packed.subarray(0, at)]) {
          const error: unknown = await unpackValue(damaged, limits).then(
            () => undefined,
            (reason: unknown) => reason
          );
          expect(error === undefined || error instanceof CodecError).toBe(true);
        }
      })
    );
  });
});

/** Jest's own equality takes a key named `constructor` for the class of an object. */
function expectSame(copy: unknown, original: unknown): void {
  expect(isDeepStrictEqual(copy, original)).toBe(true);
}

function parse(json: string): unknown {
  return JSON.parse(json);
}

function expectCodecErrorIfAny(run: () => unknown): void {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(CodecError);
  }
}
