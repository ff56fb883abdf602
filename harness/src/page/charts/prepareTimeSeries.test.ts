/** @jest-environment jsdom */
import { createTheme, FieldType, toDataFrame, type FieldConfigSource } from '@grafana/data';
import { installFieldConfig } from '../services/installFieldConfig';
import { hideSeries, prepareTimeSeries, seriesNames } from './prepareTimeSeries';

installFieldConfig();

const frame = (name: string) =>
  toDataFrame({
    fields: [
      { name: 'time', type: FieldType.time, values: [0, 86_400_000] },
      {
        name: 'Cost',
        type: FieldType.number,
        values: [1, null],
        config: { displayNameFromDS: name, unit: 'currencyEUR' },
      },
    ],
  });
const prepare = (frames = [frame('a')], fieldConfig: FieldConfigSource = { defaults: {}, overrides: [] }) =>
  prepareTimeSeries({ frames, fieldConfig, theme: createTheme(), timeZone: 'utc', replaceVariables: (text) => text });

describe('prepareTimeSeries', () => {
  it("fills in the options of Grafana's panel and keeps the units of the data", () => {
    const field = prepare()[0]?.fields[1];
    expect(field?.config.custom).toMatchObject({ drawStyle: 'line', stacking: { mode: 'none' } });
    expect(field?.config.unit).toBe('currencyEUR');
    expect(field?.display?.(12).prefix).toBe('€');
  });

  it("lets the dashboard's options win", () => {
    const defaults = { custom: { stacking: { mode: 'normal', group: 'A' }, fillOpacity: 45 } };
    expect(prepare([frame('a')], { defaults, overrides: [] })[0]?.fields[1]?.config.custom).toMatchObject({
      drawStyle: 'line',
      fillOpacity: 45,
      stacking: { mode: 'normal', group: 'A' },
    });
  });

  it('sets what an override names on the matching series only', () => {
    const overrides = [
      {
        matcher: { id: 'byName', options: 'b' },
        properties: [
          { id: 'custom.axisPlacement', value: 'right' },
          { id: 'displayName', value: 'Renamed' },
        ],
      },
    ];
    const prepared = prepare([frame('a'), frame('b')], { defaults: { custom: { lineWidth: 2 } }, overrides });
    expect(prepared.map((one) => one.fields[1]?.config.custom.axisPlacement)).toEqual(['auto', 'right']);
    expect(seriesNames(prepared)).toEqual(['a', 'Renamed']);
  });

  it('leaves out what cannot be drawn over time, such as the frame that means no data', () => {
    const noData = toDataFrame({ fields: [] });
    const table = toDataFrame({ fields: [{ name: 'name', type: FieldType.string, values: ['x'] }] });
    expect(prepare([noData, table, frame('a')])).toHaveLength(1);
  });

  it('gives each series a colour of its own', () => {
    const seriesIndexes = prepare([frame('a'), frame('b')]).map((one) => one.fields[1]?.state?.seriesIndex);
    expect(seriesIndexes).toEqual([0, 1]);
  });
});

describe('hideSeries', () => {
  it('marks the hidden series and no other', () => {
    const frames = hideSeries(prepare([frame('a'), frame('b')]), new Set(['b']));
    expect(frames.map((one) => one.fields[1]?.config.custom.hideFrom.viz)).toEqual([false, true]);
    expect(frames[1]?.fields[0]?.config.custom.hideFrom.viz).toBe(false);
  });
});
