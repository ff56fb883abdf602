import { type Field, type Frame } from '@glance/data-frames';
import { frameToJson } from './frameToJson';

const float = (values: Float64Array | Array<number | null>, more: Partial<Field> = {}): Field =>
  ({ name: 'v', type: 'float64', nullable: true, values, ...more }) as Field;
const frame = (...fields: Field[]): Frame => ({ fields });

describe('frameToJson', () => {
  it('writes schema and columns as Grafana does', () => {
    const time: Field = { name: 'time', type: 'time', nullable: false, values: new Float64Array([1000, 2000]) };
    const json = frameToJson(
      {
        name: 'n',
        refId: 'B',
        meta: { type: 'timeseries-wide', typeVersion: [0, 1] },
        fields: [time, float(new Float64Array([1.5, -2]), { labels: { host: 'a' }, config: { unit: 's' } })],
      },
      'A'
    );
    expect(JSON.parse(JSON.stringify(json))).toEqual({
      schema: {
        name: 'n',
        refId: 'B',
        meta: { type: 'timeseries-wide', typeVersion: [0, 1] },
        fields: [
          { name: 'time', type: 'time', typeInfo: { frame: 'time.Time' } },
          {
            name: 'v',
            type: 'number',
            typeInfo: { frame: 'float64', nullable: true },
            labels: { host: 'a' },
            config: { unit: 's' },
          },
        ],
      },
      data: {
        values: [
          [1000, 2000],
          [1.5, -2],
        ],
      },
    });
  });

  it('gives a frame the refId of its answer when it has none, and leaves empty parts out', () => {
    expect(frameToJson(frame(float([])), 'C').schema).toEqual({
      refId: 'C',
      fields: [{ name: 'v', type: 'number', typeInfo: { frame: 'float64', nullable: true } }],
    });
  });

  it('writes null where the bitmap has no value', () => {
    const { data } = frameToJson(frame(float(new Float64Array([1, 2, 3]), { validity: new Uint8Array([0b101]) })), 'A');
    expect(data.values).toEqual([[1, null, 3]]);
  });

  it('lists the rows of numbers that JSON does not have', () => {
    const values = new Float64Array([1, NaN, Infinity, -Infinity, NaN]);
    const { data } = frameToJson(frame(float(values), float(new Float64Array(5))), 'A');
    expect(data.values[0]).toEqual([1, null, null, null, null]);
    expect(data.entities).toEqual([{ NaN: [1, 4], Inf: [2], NegInf: [3] }, null]);
  });

  it('has no entities when every number is finite', () => {
    expect(frameToJson(frame(float([1, null])), 'A').data).not.toHaveProperty('entities');
  });

  it.each<[string, Field, object, unknown[]]>([
    [
      'int64',
      { name: 'f', type: 'int64', nullable: false, values: new BigInt64Array([5n]) },
      { type: 'number', typeInfo: { frame: 'int64' } },
      [5],
    ],
    [
      'boolean',
      { name: 'f', type: 'boolean', nullable: true, values: [true, null] },
      { type: 'boolean', typeInfo: { frame: 'bool', nullable: true } },
      [true, null],
    ],
    [
      'string',
      { name: 'f', type: 'string', nullable: false, values: ['ä'] },
      { type: 'string', typeInfo: { frame: 'string' } },
      ['ä'],
    ],
    [
      'json',
      { name: 'f', type: 'json', nullable: true, values: [{ a: 1 }] },
      { type: 'other', typeInfo: { frame: 'json.RawMessage', nullable: true } },
      [{ a: 1 }],
    ],
    [
      'enum',
      {
        name: 'f',
        type: 'enum',
        nullable: false,
        values: new Uint16Array([1]),
        config: { type: { enum: { text: ['a', 'b'] } } },
      },
      { type: 'enum', typeInfo: { frame: 'enum' } },
      [1],
    ],
  ])('names the type of a column of %s', (_type, field, schema, values) => {
    const json = frameToJson(frame(field), 'A') as { schema: { fields: object[] }; data: { values: unknown[][] } };
    expect(json.schema.fields[0]).toMatchObject(schema);
    expect(json.data.values).toEqual([values]);
  });
});
