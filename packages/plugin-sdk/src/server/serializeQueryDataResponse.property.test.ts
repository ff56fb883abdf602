import fc from 'fast-check';
import { QueryDataResponse } from '../gen/backend';
import { serializeQueryDataResponse } from './serializeQueryDataResponse';

const response = fc.record({
  frames: fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 4 }),
  error: fc.string({ unit: 'grapheme' }),
  jsonMeta: fc.uint8Array(),
  status: fc.integer({ min: 0, max: 999 }),
  errorSource: fc.constantFrom('', 'plugin', 'downstream'),
});
const responses = fc.dictionary(
  fc.string({ unit: 'grapheme' }).filter((refId) => refId !== '__proto__'),
  response
);

describe('serializeQueryDataResponse', () => {
  it('writes what the generated decoder reads back', () => {
    fc.assert(
      fc.property(responses, (answer) => {
        const read = QueryDataResponse.decode(serializeQueryDataResponse({ responses: answer }));
        expect(plain(read)).toEqual(plain({ responses: answer }));
      })
    );
  });

  it.each([127, 128, 16_383, 16_384, 3_000_000])('gets the length right for a frame of %d bytes', (length) => {
    const frame = new Uint8Array(length).fill(7);
    const answer = { frames: [frame, frame], error: '', jsonMeta: new Uint8Array(0), status: 200, errorSource: '' };
    const read = QueryDataResponse.decode(serializeQueryDataResponse({ responses: { A: answer } }));
    expect(read.responses.A?.frames.map((bytes) => Buffer.compare(bytes, frame))).toEqual([0, 0]);
    expect(read.responses.A?.status).toBe(200);
  });
});

/** Byte arrays as plain ones: whether they are Buffers does not matter. */
function plain({ responses: answers }: QueryDataResponse): unknown {
  return Object.fromEntries(
    Object.entries(answers).map(([refId, { frames, jsonMeta, ...rest }]) => [
      refId,
      { ...rest, frames: frames.map((frame) => [...frame]), jsonMeta: [...jsonMeta] },
    ])
  );
}
