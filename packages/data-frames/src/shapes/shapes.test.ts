import {
  type CheckedFrame,
  logLines,
  noData,
  numericLong,
  stringField,
  table,
  timeSeriesMulti,
  timeSeriesWide,
  withNotices,
  withRefId,
} from '@glance/data-frames';

const times = Float64Array.of(0, 60_000);

describe('timeSeriesWide', () => {
  it('makes a non-null time and one nullable float64 field per series', () => {
    const frame = timeSeriesWide({
      times,
      intervalMs: 60_000,
      series: [
        { name: 'Cost', values: Float64Array.of(1, 2), labels: { team: 'a' } },
        { name: 'Cost', values: [null, 2], labels: { team: 'b' }, config: { unit: 'currencyEUR' } },
      ],
      meta: { executedQueryString: 'q' },
    });

    expect(frame.meta).toEqual({ type: 'timeseries-wide', typeVersion: [0, 1], executedQueryString: 'q' });
    expect(frame.fields).toMatchObject([
      { name: 'time', type: 'time', nullable: false, config: { interval: 60_000 } },
      { name: 'Cost', type: 'float64', nullable: true, labels: { team: 'a' } },
      { name: 'Cost', type: 'float64', nullable: true, labels: { team: 'b' }, config: { unit: 'currencyEUR' } },
    ]);
  });

  it('passes typed arrays and their validity on without a copy', () => {
    const values = Float64Array.of(1, 2);
    const validity = Uint8Array.of(0b01);
    const frame = timeSeriesWide({ times, series: [{ name: 'v', values, validity }] });

    expect(frame.fields[0]!.values).toBe(times);
    expect(frame.fields[1]!.values).toBe(values);
    expect(frame.fields[1]!.validity).toBe(validity);
  });

  it('is a frame without fields when there is no series', () => {
    expect(timeSeriesWide({ times, series: [] })).toEqual(noData('timeseries-wide'));
  });

  it('refuses series of another length than the times', () => {
    expect(() => timeSeriesWide({ times, series: [{ name: 'v', values: [1] }] })).toThrow('has 1 values');
  });
});

describe('timeSeriesMulti', () => {
  it('makes one frame per series, each with its own times and the same meta', () => {
    const frames = timeSeriesMulti({
      refId: 'A',
      series: [
        { name: 'v', times, values: [1, 2], labels: { a: '1' } },
        { name: 'v', times: Float64Array.of(7), values: [3], labels: { a: '2' }, intervalMs: 1 },
      ],
      meta: { custom: 1 },
    });

    const meta = { type: 'timeseries-multi', typeVersion: [0, 1], custom: 1 };
    expect(frames).toMatchObject([
      { refId: 'A', meta },
      { refId: 'A', meta },
    ]);
    expect(frames.map((frame) => frame.fields[0]!.config)).toEqual([undefined, { interval: 1 }]);
  });

  it('refuses two frames of one label set', () => {
    const series = { name: 'v', times, values: [1, 2], labels: { a: '1' } };

    expect(() => timeSeriesMulti({ series: [series, series] })).toThrow('has the labels of another frame: {"a":"1"}');
  });

  it('is one frame without fields when there is no series', () => {
    expect(timeSeriesMulti({ series: [], refId: 'A' })).toMatchObject([
      { refId: 'A', fields: [], meta: { type: 'timeseries-multi' } },
    ]);
  });
});

describe('numericLong', () => {
  it('makes the label columns and then the number', () => {
    const frame = numericLong({
      labels: [{ name: 'team', values: ['a', 'b'] }],
      values: [{ name: 'Cost', values: [1, null], config: { unit: 'short' } }],
    });

    expect(frame).toMatchObject({
      meta: { type: 'numeric-long', typeVersion: [0, 1] },
      fields: [
        { name: 'team', type: 'string', nullable: false, values: ['a', 'b'] },
        { name: 'Cost', type: 'float64', nullable: true, config: { unit: 'short' } },
      ],
    });
  });
});

describe('logLines', () => {
  it('makes the fields that the log panel looks for and asks to be shown as logs', () => {
    const frame = logLines({
      timestamps: [2, 1],
      bodies: ['x', 'y'],
      severities: ['error', null],
      ids: ['1', '2'],
      labels: [{ host: 'a' }, null],
    });

    expect(frame.meta).toEqual({ type: 'log-lines', typeVersion: [0, 0], preferredVisualisationType: 'logs' });
    expect(frame.fields.map(({ name, type, nullable }) => [name, type, nullable])).toEqual([
      ['timestamp', 'time', false],
      ['body', 'string', false],
      ['severity', 'string', true],
      ['id', 'string', true],
      ['labels', 'json', true],
    ]);
  });

  it('leaves out what is not given', () => {
    expect(logLines({ timestamps: [], bodies: [] }).fields.map((field) => field.name)).toEqual(['timestamp', 'body']);
  });
});

describe('table', () => {
  it('keeps the fields as they are', () => {
    const field = stringField('s', ['a']);

    expect(table({ name: 't', fields: [field] })).toEqual({
      name: 't',
      fields: [field],
      meta: { type: 'table', typeVersion: [0, 0] },
    });
  });
});

describe('withNotices and withRefId', () => {
  const frame: CheckedFrame = noData('timeseries-wide', { notices: [{ severity: 'info', text: 'first' }] });

  it('adds notices after those the frame has, leaving the frame itself alone', () => {
    const noticed = withNotices(frame, [{ severity: 'warning', text: 'second' }]);

    expect(noticed.meta?.notices?.map((notice) => notice.text)).toEqual(['first', 'second']);
    expect(frame.meta?.notices).toHaveLength(1);
    expect(withNotices(frame, [])).toBe(frame);
  });

  it('refuses notices that Grafana could not read', () => {
    expect(() => withNotices(frame, [{ severity: 'warn' as 'warning', text: '' }])).toThrow('meta.notices');
  });

  it('sets the refId', () => {
    expect(withRefId(frame, 'B')).toEqual({ ...frame, refId: 'B' });
  });
});
