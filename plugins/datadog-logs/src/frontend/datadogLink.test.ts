/** @jest-environment jsdom */
import { FieldType, toDataFrame } from '@grafana/data';
import { type PanelDataQuery } from './DatadogLogsDataQuery';
import { datadogLink } from './datadogLink';
import { groupCount } from './groupCount';
import { createDataSource } from './testing/createDataSource';

const NOW = 1_800_000_000_000;
const shown = { range: { fromMs: NOW - 1000, toMs: NOW }, nowMs: NOW, maxDataPoints: 100 };
const dataSource = createDataSource({ variables: { service: { value: 'my web' } } });
const query: PanelDataQuery = { refId: 'A', queryType: 'logs', query: 'service:$service' };
const answer = (refId: string, datadogUrl: unknown) =>
  toDataFrame({ refId, fields: [], meta: { custom: { datadogUrl } } });

describe('the link to Datadog', () => {
  it('is that of the answer on screen', () => {
    const frames = [answer('B', 'https://other'), answer('A', 'https://app.datadoghq.com/logs?query=x')];
    expect(datadogLink(query, frames, { dataSource, shown })).toBe('https://app.datadoghq.com/logs?query=x');
  });

  it.each([
    ['there is no answer', []],
    ['the answer is not from a backend of ours', [answer('A', 'javascript:alert(1)')]],
    ['an answer has none', [answer('A', undefined)]],
  ])('is one of the shown range when %s', (_, frames) => {
    const url = new URL(datadogLink(query, frames, { dataSource, shown }) ?? '');
    expect(url.origin).toBe('https://app.datadoghq.com');
    expect(url.searchParams.get('query')).toBe('service:"my web"');
    expect(url.searchParams.get('from_ts')).toBe(String(NOW - 1000));
  });

  it('finds everything for a query that says nothing', () => {
    const link = datadogLink({ refId: 'A', queryType: 'logCounts' }, [], { dataSource, shown });
    expect(new URL(link ?? '').searchParams.get('query')).toBe('*');
  });

  it('is not there while no range is known', () => {
    expect(datadogLink(query, [], { dataSource, shown: { ...shown, range: undefined } })).toBeUndefined();
  });
});

describe('groupCount', () => {
  const field = (labels?: Record<string, string>) => ({ name: 'x', type: FieldType.number, labels, values: [1] });

  it('counts the groups of one query, each once', () => {
    const fields = [
      { name: 'time', type: FieldType.time, values: [0] },
      field({ service: 'a', metric: 'count' }),
      field({ service: 'a', metric: 'avg' }),
      field({ service: 'b', metric: 'count' }),
    ];
    const frames = [
      toDataFrame({ refId: 'A', fields }),
      toDataFrame({ refId: 'B', fields: [field({ service: 'c' })] }),
    ];
    expect(groupCount(frames, 'A')).toBe(2);
  });

  it('is 0 without an answer', () => {
    expect(groupCount([], 'A')).toBe(0);
    expect(groupCount([toDataFrame({ refId: 'A', fields: [] })], 'A')).toBe(0);
  });
});
