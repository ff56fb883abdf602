import {
  type Field,
  type FrameType,
  booleanField,
  checkFrame,
  float64Field,
  jsonField,
  stringField,
  timeField,
} from '@glance/data-frames';

const shaped =
  (type: FrameType, ...fields: readonly Field[]): (() => unknown) =>
  () =>
    checkFrame({ fields, meta: { type, typeVersion: type === 'table' || type === 'log-lines' ? [0, 0] : [0, 1] } });

const time = timeField('time', [1, 2]);
const value = float64Field('v', [1, null]);

describe('checkFrame, looking at the shape that meta.type promises', () => {
  it.each<[string, () => unknown]>([
    ['wide series', shaped('timeseries-wide', time, value, float64Field('v', [3, 4], { labels: { a: 'b' } }))],
    ['wide series of booleans', shaped('timeseries-wide', time, booleanField('up', [true, false]))],
    ['wide series whose time is not first', shaped('timeseries-wide', value, time)],
    ['a single series', shaped('timeseries-multi', time, value)],
    [
      'long series with repeated times',
      shaped('timeseries-long', timeField('t', [1, 1]), stringField('host', ['a', 'b']), value),
    ],
    [
      'one row of numbers',
      shaped('numeric-wide', float64Field('v', [1]), float64Field('v', [2], { labels: { a: 'b' } })),
    ],
    ['one number', shaped('numeric-multi', float64Field('v', [1]))],
    ['a number per label set', shaped('numeric-long', stringField('host', ['a', 'b']), value)],
    ['a number per label set, none yet', shaped('numeric-long', stringField('host', []), float64Field('v', []))],
    ['log lines', shaped('log-lines', timeField('timestamp', [2, 1]), stringField('body', ['x', 'y']))],
    ['a table of anything', shaped('table', jsonField('j', [{}]), stringField('s', [null]))],
    ['no data, of any shape', shaped('numeric-multi')],
  ])('accepts %s', (_, check) => {
    expect(check).not.toThrow();
  });

  it.each<[string, () => unknown, string]>([
    [
      'a descending time',
      shaped('timeseries-wide', timeField('time', [2, 1]), value),
      'not ascending, row 1 follows 2: 1',
    ],
    [
      'a repeated time',
      shaped('timeseries-wide', timeField('time', [1, 1]), value),
      'not ascending, row 1 follows 1: 1',
    ],
    ['a descending time of long series', shaped('timeseries-long', timeField('t', [2, 1]), value), 'not ascending'],
    [
      'a nullable time',
      shaped('timeseries-wide', timeField('time', [1, 2], { nullable: true }), value),
      'must not be nullable',
    ],
    ['two times', shaped('timeseries-wide', time, timeField('t2', [1, 2]), value), 'exactly one time field but has 2'],
    ['no time', shaped('timeseries-wide', value), 'exactly one time field but has 0'],
    ['a time alone', shaped('timeseries-wide', time), 'has no value field'],
    [
      'a string as a series',
      shaped('timeseries-wide', time, stringField('s', ['a', 'b'])),
      'of type string has no place',
    ],
    [
      'two series that alert rules cannot tell apart',
      shaped('timeseries-wide', time, float64Field('a', [1, 2]), float64Field('b', [1, 2])),
      'field "b" has the labels of "a"; add one, such as "metric": {}',
    ],
    [
      'two values in a single series',
      shaped('timeseries-multi', time, value, float64Field('v', [1, 2], { labels: { a: '' } })),
      'exactly one value field',
    ],
    ['JSON in long series', shaped('timeseries-long', time, jsonField('j', [1, 2])), 'of type json has no place'],
    ['several rows of wide numbers', shaped('numeric-wide', value), 'must have one row but has 2'],
    [
      'wide numbers of one label set',
      shaped('numeric-wide', float64Field('a', [1]), float64Field('b', [1])),
      'has the labels of "a"',
    ],
    [
      'two numbers as one',
      shaped('numeric-multi', float64Field('a', [1]), float64Field('b', [1], { labels: { x: '' } })),
      'exactly one value field',
    ],
    ['a time among numbers', shaped('numeric-long', time, value), 'of type time has no place'],
    ['labels without a number', shaped('numeric-long', stringField('host', ['a'])), 'has no value field'],
    [
      'numbers whose label sets repeat',
      shaped('numeric-long', stringField('host', ['a', 'a']), stringField('zone', ['x', 'x']), value),
      'repeats a label set in row 1: "[\\"a\\",\\"x\\"]"',
    ],
    [
      'a second number per label set',
      shaped('numeric-long', stringField('host', ['a', 'b']), value, float64Field('w', [1, 2])),
      'field "w" is a second value column',
    ],
    ['log lines without a body', shaped('log-lines', timeField('timestamp', [1])), 'needs a field "body"'],
    [
      'log lines of the wrong type',
      shaped('log-lines', timeField('timestamp', [1]), jsonField('body', [1])),
      'must be of type string: "json"',
    ],
    [
      'log lines that may miss their time',
      shaped('log-lines', timeField('timestamp', [null]), stringField('body', ['a'])),
      'field "timestamp" must not be nullable',
    ],
  ])('refuses %s', (_, check, message) => {
    expect(check).toThrow(message);
  });

  it.each<[FrameType, readonly [number, number] | undefined]>([
    ['timeseries-wide', undefined],
    ['timeseries-wide', [0, 0]],
    ['numeric-long', [1, 0]],
    ['log-lines', [0, 1]],
  ])('refuses %s of version %p, which alert rules would read as untyped', (type, typeVersion) => {
    expect(() => checkFrame({ fields: [], meta: { type, typeVersion } })).toThrow(/needs meta\.typeVersion \[0,[01]\]/);
  });
});
