/** @jest-environment jsdom */
import { CoreApp, type DataQuery, dateTime } from '@grafana/data';
import { renderHook } from '@testing-library/react';
import { BackendDataSource } from '../dataSource/BackendDataSource';
import { dataSourceSettings, FakeTemplateSrv } from '../testing';
import { useQueryEditor } from './useQueryEditor';

interface SearchQuery extends DataQuery {
  readonly queryType: 'search' | 'count';
  readonly text?: string;
}

class DataSource extends BackendDataSource<DataQuery, object> {
  override getDefaultQuery(app?: CoreApp): Partial<SearchQuery> {
    return { queryType: 'search', text: app === CoreApp.Explore ? '*' : 'error' };
  }
}

const TYPES = {
  types: [
    { value: 'search', label: 'Search', description: '' },
    { value: 'count', label: 'Count', description: '' },
  ],
  switchQueryType: (query: SearchQuery, queryType: SearchQuery['queryType']): SearchQuery => ({ ...query, queryType }),
} as const;

function renderEditorHook(query: DataQuery, app?: CoreApp) {
  const calls = { onChange: jest.fn(), onRunQuery: jest.fn() };
  const settings = dataSourceSettings({ type: 'search', uid: 'search', jsonData: {} });
  const datasource = new DataSource(settings, new FakeTemplateSrv({ team: { value: 'web' } }));
  const range = { from: dateTime(1000), to: dateTime(5000), raw: { from: '', to: '' } };
  const { result } = renderHook(() => useQueryEditor({ datasource, query, app, range, ...calls }, TYPES));
  return { ...calls, editor: result.current, datasource };
}

describe('useQueryEditor', () => {
  it('leaves a query of a known type alone', () => {
    const query = { refId: 'A', queryType: 'count', text: 'x' };
    const { editor, onChange, onRunQuery } = renderEditorHook(query);
    expect(editor.query).toBe(query);
    expect(onChange).not.toHaveBeenCalled();
    expect(onRunQuery).not.toHaveBeenCalled();
  });

  it.each([
    ['a new query', { refId: 'B', hide: true }],
    ['a query of another data source', { refId: 'B', hide: true, queryType: 'metrics', text: 'x', expr: 'y' }],
  ])('makes %s the default one, saves and runs it once', (_, query) => {
    const expected = { refId: 'B', hide: true, queryType: 'search', text: '*' };
    const { editor, onChange, onRunQuery } = renderEditorHook(query, CoreApp.Explore);
    expect(editor.query).toStrictEqual(expected);
    expect(onChange.mock.calls).toEqual([[expected]]);
    expect(onRunQuery).toHaveBeenCalledTimes(1);
  });

  it('saves and runs the same question of another type', () => {
    const { editor, onChange, onRunQuery } = renderEditorHook({ refId: 'A', queryType: 'count' });
    editor.chooseType('search');
    expect(onChange.mock.calls).toEqual([[{ refId: 'A', queryType: 'search' }]]);
    expect(onRunQuery).toHaveBeenCalledTimes(1);
  });

  it('tells who asks, over which time, and which variables there are', () => {
    const { editor, datasource } = renderEditorHook({ refId: 'A', queryType: 'count' }, CoreApp.UnifiedAlerting);
    expect(editor).toMatchObject({
      fromAlert: true,
      dataSource: datasource,
      variables: ['$team'],
      shown: { range: { fromMs: 1000, toMs: 5000 }, nowMs: expect.any(Number) },
    });
  });
});
