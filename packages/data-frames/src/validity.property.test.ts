import fc from 'fast-check';
import { bitmapBytes, countUnset, isBitSet } from './validity';

describe('countUnset', () => {
  it('counts the unset bits of the rows, and none behind them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 20 }), fc.nat({ max: 7 }), (bitmap, unused) => {
        const length = Math.max(0, 8 * bitmap.length - unused);
        const unset = Array.from({ length }, (_, row) => isBitSet(bitmap, row)).filter((isSet) => !isSet);

        expect(countUnset(bitmap, length)).toBe(unset.length);
        expect(bitmapBytes(length)).toBeLessThanOrEqual(bitmap.length);
      })
    );
  });
});
