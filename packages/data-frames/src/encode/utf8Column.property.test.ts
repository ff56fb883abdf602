import fc from 'fast-check';
import { decodeUtf8 } from '../decode/utf8Column';
import { encodeUtf8 } from './utf8Column';

describe('encodeUtf8', () => {
  it('writes the strings one after another with their byte offsets', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 60 })), (values) => {
        const { offsets, bytes } = encodeUtf8(values);

        expect(Buffer.from(bytes).toString()).toBe(values.join(''));
        expect([...offsets]).toEqual(
          values.reduce((ends, value) => [...ends, (ends.at(-1) ?? 0) + Buffer.byteLength(value)], [0])
        );
      })
    );
  });

  it('makes room for strings far longer than the usual', () => {
    const values = ['x', '€'.repeat(10_000), 'ü'.repeat(100_000), 'y'];
    const column = encodeUtf8(values);

    expect(decodeUtf8(column, undefined)).toEqual(values);
  });

  it('gives a missing string no bytes', () => {
    expect([...encodeUtf8(['a', null, '', 'b']).offsets]).toEqual([0, 1, 1, 1, 2]);
  });

  it('writes half of a surrogate pair as the replacement character, also beside its other half', () => {
    expect(decodeUtf8(encodeUtf8(['\ud83d', '\ude00', 'a\ud83d']), undefined)).toEqual(['\ufffd', '\ufffd', 'a\ufffd']);
  });
});
