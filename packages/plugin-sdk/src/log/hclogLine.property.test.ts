import fc from 'fast-check';
import { hclogLine } from './hclogLine';

describe('hclogLine', () => {
  it('is one JSON line below 64 KiB with string @keys, whatever is logged', () => {
    const entry = fc.record({
      level: fc.constantFrom('debug', 'info', 'warn', 'error'),
      message: fc.string({ unit: 'grapheme', maxLength: 30_000, size: 'max' }),
      fields: fc.dictionary(
        fc.oneof(fc.string(), fc.constantFrom('@message', '@level', '@timestamp', '@module')),
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withTypedArray: true })
      ),
    });
    fc.assert(
      fc.property(entry, ({ level, message, fields }) => {
        const line = hclogLine({ level: level as 'info', message, fields }, (text) => text);
        const read = JSON.parse(line) as Record<string, unknown>;
        expect(line).not.toContain('\n');
        expect(Buffer.byteLength(line)).toBeLessThan(64 * 1024);
        expect(read['@level']).toBe(level);
        expect(typeof read['@message']).toBe('string');
        expect(Object.keys(read).filter((key) => key.startsWith('@'))).toEqual(['@level', '@message']);
      }),
      { numRuns: 80 }
    );
  });
});
