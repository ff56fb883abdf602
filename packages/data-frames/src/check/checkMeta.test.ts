import { type FieldConfig, type FrameMeta, checkFrame } from '@glance/data-frames';

const withMeta =
  (meta: object): (() => unknown) =>
  () =>
    checkFrame({ refId: 'A', fields: [], meta: meta as FrameMeta });
const withConfig =
  (config: object): (() => unknown) =>
  () =>
    checkFrame({
      fields: [{ name: 'v', type: 'float64', nullable: false, values: [], config: config as FieldConfig }],
    });

describe('checkFrame, looking at meta', () => {
  it('accepts all that Grafana reads', () => {
    const meta: FrameMeta = {
      type: 'table',
      typeVersion: [0, 0],
      notices: [{ severity: 'warning', text: 'partial', link: 'https://example.com' }],
      stats: [{ displayName: 'Rows', value: 5, unit: 'short' }],
      custom: { fetchedAt: '2026-01-01T00:00:00.000Z', nested: [null, true, 1, undefined] },
      executedQueryString: 'GET /costs',
      preferredVisualisationType: 'table',
      preferredVisualisationPluginId: 'table',
      dataTopic: 'annotations',
      uniqueRowIdFields: [0],
    };

    expect(withMeta({ ...meta, custom: { nested: [null, true, 1] } })).not.toThrow();
    expect(withMeta({ ...meta, custom: undefined })).not.toThrow();
  });

  it.each<[string, object, string]>([
    ['an unknown severity', { notices: [{ severity: 'warn', text: 'x' }] }, 'meta.notices that Grafana refuses'],
    ['a notice without text', { notices: [{ severity: 'info' }] }, 'meta.notices'],
    [
      'a notice with inspect, which stops the host',
      { notices: [{ severity: 'info', text: '', inspect: 'meta' }] },
      'meta.notices',
    ],
    ['a version as text', { type: 'table', typeVersion: '0.1' }, 'meta.typeVersion that Grafana refuses: "0.1"'],
    ['a version of one number', { type: 'table', typeVersion: [0] }, 'meta.typeVersion that Grafana refuses: [0]'],
    ['a negative version', { type: 'table', typeVersion: [0, -1] }, 'meta.typeVersion'],
    ['an unknown type', { type: 'timeseries' }, 'meta.type that Grafana refuses: "timeseries"'],
    ['a type named like a property of every object', { type: 'toString' }, 'meta.type'],
    ['a statistic without value', { stats: [{ displayName: 'x' }] }, 'meta.stats'],
    ['an unknown visualisation', { preferredVisualisationType: 'log' }, 'meta.preferredVisualisationType'],
    ['a query string that is none', { executedQueryString: {} }, 'meta.executedQueryString'],
    ['a fractional row id', { uniqueRowIdFields: [0.5] }, 'meta.uniqueRowIdFields'],
    ['a key that Grafana would drop', { fetchedAt: 'now' }, 'unknown key in meta: fetchedAt'],
    [
      'a bigint in custom',
      { custom: { a: [{ b: 1n }] } },
      'JSON cannot hold, at custom.a[0].b: a bigint has no JSON form',
    ],
    ['an infinite number in custom', { custom: Infinity }, 'at custom: Infinity is not a JSON number'],
    ['a date in custom', { custom: { at: new Date(0) } }, 'at custom.at: a Date is not a plain object'],
  ])('refuses %s', (_, meta, message) => {
    expect(withMeta(meta)).toThrow(message);
  });
});

describe('checkFrame, looking at config', () => {
  it('accepts all that Grafana reads', () => {
    const config: FieldConfig = {
      displayName: 'a',
      displayNameFromDS: 'b',
      path: 'p',
      description: 'c',
      filterable: true,
      writeable: false,
      unit: 'currencyUSD',
      decimals: 2,
      min: 0,
      max: 1.5,
      interval: 86_400_000,
      color: { mode: 'fixed', fixedColor: 'red' },
      links: [{ title: 'Open', url: 'https://example.com/${__value.raw}', targetBlank: true }],
      noValue: '–',
      type: {},
      custom: { align: 'right' },
    };

    expect(withConfig(config)).not.toThrow();
    expect(withConfig({ unit: undefined })).not.toThrow();
  });

  it.each<[string, object, string]>([
    ['decimals as text', { decimals: '2' }, 'config.decimals that Grafana refuses: "2"'],
    ['a negative number of decimals', { decimals: -1 }, 'config.decimals that Grafana refuses: -1'],
    ['a minimum that is not a number', { min: NaN }, 'config.min that Grafana refuses: NaN'],
    ['a link without a title', { links: [{ url: 'https://example.com' }] }, 'config.links'],
    ['enum texts that are none', { type: { enum: { text: [1] } } }, 'config.type'],
    ['an enum without texts', { type: { enum: {} } }, 'config.type'],
    ['a type that is none', { type: 'enum' }, 'config.type'],
    ['a list as custom', { custom: [] }, 'config.custom'],
    ['an unknown key', { units: 's' }, 'unknown key in config: units'],
    ['a lost value deep inside', { custom: { width: NaN } }, 'at custom.width: NaN is not a JSON number'],
  ])('refuses %s', (_, config, message) => {
    expect(withConfig(config)).toThrow(message);
  });
});
