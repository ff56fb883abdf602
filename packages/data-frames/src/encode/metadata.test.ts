import { tableFromIPC } from '@uwdata/flechette';
import { checkFrame } from '../CheckedFrame';
import { enumField, float64Field, jsonField, stringField, timeField } from '../fieldBuilders';
import { encodeFile } from './file';

describe('the metadata of an encoded frame', () => {
  it('holds name, refId and meta of the frame as Grafana names them', () => {
    const meta = { notices: [{ severity: 'info', text: 'ü' } as const] };
    const { schema } = tableFromIPC(encodeFile(checkFrame({ name: 'n', refId: 'A', fields: [], meta })));

    expect(schema.metadata).toEqual(
      new Map([
        ['name', 'n'],
        ['refId', 'A'],
        ['meta', '{"notices":[{"severity":"info","text":"ü"}]}'],
      ])
    );
  });

  it('has no meta when the frame has none', () => {
    expect(tableFromIPC(encodeFile(checkFrame({ fields: [] }))).schema.metadata?.has('meta')).toBe(false);
  });

  it("holds each field's labels, config and front-end type", () => {
    const frame = checkFrame({
      fields: [
        timeField('t', [0]),
        float64Field('v', [1], { labels: { host: 'ä' }, config: { unit: 's' } }),
        stringField('s', ['']),
        jsonField('j', [1]),
        enumField('e', { values: [0], texts: ['x'] }),
      ],
    });
    const { fields } = tableFromIPC(encodeFile(frame)).schema;

    expect(fields.map((field) => Object.fromEntries(field.metadata ?? []))).toEqual([
      { tstype: 'time' },
      { tstype: 'number', labels: '{"host":"ä"}', config: '{"unit":"s"}' },
      { tstype: 'string' },
      { tstype: 'other' },
      { tstype: 'enum', config: '{"type":{"enum":{"text":["x"]}}}' },
    ]);
  });
});
