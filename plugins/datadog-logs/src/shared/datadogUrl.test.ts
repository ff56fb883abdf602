import { datadogUrl } from './datadogUrl';

const RANGE = { fromMs: 1000, toMs: 2000 };
const ALL = { query: '*', indexes: ['*'], storageTier: 'indexes' } as const;

describe('datadogUrl', () => {
  it('opens the same search over the same time', () => {
    const search = { query: 'service:"a b" @x:1+1', indexes: ['main', 'audit'], storageTier: 'flex' } as const;
    const url = new URL(datadogUrl('https://app.datadoghq.eu', search, RANGE));
    expect(url.origin + url.pathname).toBe('https://app.datadoghq.eu/logs');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      query: 'service:"a b" @x:1+1',
      index: 'main,audit',
      storage: 'flex_tier',
      from_ts: '1000',
      to_ts: '2000',
      live: 'false',
    });
  });

  it('names no index where all are meant', () => {
    expect(datadogUrl('https://x.example', ALL, RANGE)).toBe(
      'https://x.example/logs?query=*&storage=hot&from_ts=1000&to_ts=2000&live=false'
    );
  });

  it('holds nothing that Grafana would take for a variable', () => {
    expect(datadogUrl('https://x.example', { ...ALL, query: 'US$5 ${__value.raw}' }, RANGE)).not.toMatch(/[$ +]/);
  });
});
