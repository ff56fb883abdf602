import { type Field, type Frame, type FrameError, checkFrame, isFrameError } from '@glance/data-frames';

const frame = (...fields: readonly Field[]): Frame => ({ name: 'costs', fields });
const faultOf = (faulty: Frame): FrameError => {
  try {
    checkFrame(faulty);
  } catch (error) {
    if (isFrameError(error)) {
      return error;
    }
    throw error;
  }
  throw new Error('The frame was accepted');
};
/** A field that types would not allow, as plain JavaScript might make it. */
const loosely = (field: object): Field => ({ name: 'v', nullable: false, ...field }) as Field;

describe('checkFrame, looking at fields', () => {
  it('returns the very frame it was given', () => {
    const sound = frame({ name: 'v', type: 'float64', nullable: false, values: Float64Array.of(1, NaN, Infinity) });

    expect(checkFrame(sound)).toBe(sound);
  });

  it('names the frame and the field at fault', () => {
    const error = faultOf(frame(loosely({ name: 'cost', type: 'int8', values: [300] })));

    expect(error).toMatchObject({ name: 'FrameError', frame: 'costs', field: 'cost' });
    expect(error.message).toBe('Frame "costs", field "cost" row 0 is not a value of type int8: 300');
  });

  it('names a frame without a name by its refId', () => {
    expect(faultOf({ refId: 'B', fields: [loosely({ type: 'string', values: [1] })] }).message).toContain('Frame "B"');
  });

  it('refuses fields of different lengths', () => {
    const faulty = frame(
      { name: 'time', type: 'time', nullable: false, values: [0, 1] },
      { name: 'v', type: 'float64', nullable: false, values: [1] }
    );

    expect(faultOf(faulty).message).toBe('Frame "costs", field "v" has 1 values where "time" has 2');
  });

  it('refuses two fields of the same name and labels, in whatever order the labels are', () => {
    const faulty = frame(
      { name: 'v', type: 'float64', nullable: false, values: [1], labels: { a: '1', b: '2' } },
      { name: 'v', type: 'float64', nullable: false, values: [1], labels: { b: '2', a: '1' } }
    );

    expect(faultOf(faulty).message).toContain('repeats the name and labels of another field: {"b":"2","a":"1"}');
  });

  it('accepts fields of one name that differ in their labels', () => {
    const sound = frame(
      { name: 'v', type: 'float64', nullable: false, values: [1], labels: { a: '1' } },
      { name: 'v', type: 'float64', nullable: false, values: [1], labels: { a: '2' } },
      { name: 'v', type: 'float64', nullable: false, values: [1] }
    );

    expect(checkFrame(sound)).toBe(sound);
  });

  it.each<[string, object, string]>([
    [
      'a missing value in a field that is not nullable',
      { type: 'string', values: ['a', null] },
      'has no value in row 1',
    ],
    ['undefined for a missing value', { type: 'string', nullable: true, values: [undefined] }, 'row 0 is not'],
    ['a number among strings', { type: 'string', values: ['a', 5] }, 'row 1 is not a value of type string: 5'],
    ['a string among booleans', { type: 'boolean', values: ['true'] }, 'not a value of type boolean: "true"'],
    ['a string among numbers', { type: 'float64', values: ['1'] }, 'not a value of type float64: "1"'],
    ['a fraction among integers', { type: 'int32', values: [1.5] }, 'not a value of type int32: 1.5'],
    ['a negative unsigned integer', { type: 'uint16', values: [-1] }, 'not a value of type uint16: -1'],
    ['a number where 64 bits need a bigint', { type: 'int64', values: [1] }, 'not a value of type int64: 1'],
    [
      'a bigint beyond 64 bits',
      { type: 'int64', values: [2n ** 63n] },
      'not a value of type int64: 9223372036854775808',
    ],
    ['a negative unsigned bigint', { type: 'uint64', values: [-1n] }, 'not a value of type uint64: -1'],
    [
      'a typed array of another type',
      { type: 'int32', values: Float64Array.of(1) },
      'int32 cannot hold a Float64Array',
    ],
    ['a typed array of strings', { type: 'string', values: Uint8Array.of(1) }, 'string cannot hold a Uint8Array'],
    ['values that are no array', { type: 'string', values: 'abc' }, 'has values that are no array: "abc"'],
    ['a fraction of a millisecond', { type: 'time', values: Float64Array.of(0.5) }, 'not whole milliseconds'],
    ['an invalid date', { type: 'time', values: [NaN] }, 'row 0 is not whole milliseconds between 1677 and 2262: NaN'],
    ['a time that nanoseconds cannot hold', { type: 'time', values: [1e13] }, 'between 1677 and 2262: 10000000000000'],
    ['a date object', { type: 'time', values: [new Date(0)] }, 'not whole milliseconds'],
    ['JSON that loses a number', { type: 'json', values: [{ a: [1, NaN] }] }, 'at a[1]: NaN is not a JSON number'],
    ['a function in JSON', { type: 'json', values: [() => 1] }, 'a function has no JSON form'],
    ['a map in JSON', { type: 'json', values: [{ m: new Map() }] }, 'at m: a Map is not a plain object'],
    ['a bigint in JSON', { type: 'json', values: [{ m: 1n }] }, 'at m: a bigint has no JSON form'],
    ['an enum without texts', { type: 'enum', values: [0] }, 'is an enum without config.type.enum.text'],
    [
      'an enum index without a text',
      { type: 'enum', values: [0, 1], config: { type: { enum: { text: ['only'] } } } },
      'row 1 has no text, the enum has 1: 1',
    ],
    [
      'a label that is no string',
      { type: 'string', values: [], labels: { a: 1 } },
      'has a label "a" that is not a string: 1',
    ],
    ['a name that is no string', { name: 7, type: 'string', values: [] }, 'has a name that is not a string: 7'],
    ['an unknown type', { type: 'decimal', values: [] }, 'is of an unknown type: "decimal"'],
  ])('refuses %s', (_, field, message) => {
    expect(faultOf(frame(loosely(field))).message).toContain(message);
  });

  it('refuses JSON that refers to itself', () => {
    const circle: { self?: unknown } = {};
    circle.self = circle;

    expect(faultOf(frame(loosely({ type: 'json', values: [circle] }))).message).toContain('circular or nested');
  });

  it('quotes long values in part only', () => {
    const { message } = faultOf(frame(loosely({ type: 'int8', values: ['x'.repeat(1000)] })));

    expect(message.length).toBeLessThan(200);
    expect(message).toContain('xxx…');
  });
});

describe('checkFrame, looking at validity bitmaps', () => {
  const values = Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9);

  it('accepts a bitmap that covers every row', () => {
    const sound = frame(loosely({ type: 'float64', nullable: true, values, validity: Uint8Array.of(0xfe, 0x01) }));

    expect(checkFrame(sound)).toBe(sound);
  });

  it.each<[string, object, string]>([
    ['too short', { nullable: true, validity: Uint8Array.of(0xff) }, 'too short for its 9 values'],
    [
      'that marks a missing value of a field that is not nullable',
      { validity: Uint8Array.of(0xfe, 1) },
      'not nullable',
    ],
    ['beside a plain array', { values: [1], nullable: true, validity: Uint8Array.of(1) }, 'beside a plain array'],
  ])('refuses one %s', (_, field, message) => {
    expect(faultOf(frame(loosely({ type: 'float64', values, ...field }))).message).toContain(message);
  });

  it('ignores the unused bits of the last byte', () => {
    const sound = frame(loosely({ type: 'float64', values, validity: Uint8Array.of(0xff, 0x01) }));

    expect(checkFrame(sound)).toBe(sound);
  });
});
