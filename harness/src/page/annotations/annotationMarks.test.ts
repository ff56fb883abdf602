/** @jest-environment jsdom */
import { FieldType, toDataFrame } from '@grafana/data';
import { annotationEvents, annotationMarks } from './annotationMarks';

describe('annotationEvents', () => {
  it('finds the parts of an event by their names', () => {
    const frame = toDataFrame({
      fields: [
        { name: 'when', type: FieldType.time, values: [1] },
        { name: 'time', type: FieldType.time, values: [2] },
        { name: 'id', type: FieldType.string, values: ['x'] },
        { name: 'text', type: FieldType.string, values: ['deployed'] },
        { name: 'title', type: FieldType.string, values: ['web'] },
        { name: 'tags', type: FieldType.string, values: ['a, b'] },
      ],
    });
    expect(annotationEvents([frame])).toEqual([{ time: 2, title: 'web', text: 'deployed', tags: ['a', 'b'] }]);
  });

  it('takes the first time and the first text where nothing is named so', () => {
    const frame = toDataFrame({
      fields: [
        { name: 'timestamp', type: FieldType.time, values: [1] },
        { name: 'body', type: FieldType.string, values: ['deployed'] },
      ],
    });
    expect(annotationEvents([frame])).toMatchObject([{ time: 1, text: 'deployed', tags: [] }]);
  });
});

describe('annotationMarks', () => {
  it('draws what has a time, in the colour of the annotation query', () => {
    const events = [{ time: 1, title: 'web', text: 'deployed &lt;1&gt; <b>now</b>', tags: ['a'] }, { text: 'never' }];
    expect(annotationMarks(events, 'blue')).toEqual([
      { timeMs: 1, text: 'web: deployed <1> now', tags: ['a'], color: 'blue' },
    ]);
  });
});
