/** @jest-environment jsdom */
import '../testing';
import { renderHook } from '@testing-library/react';
import { useTypedQuery } from './useTypedQuery';

interface SavedQuery {
  readonly queryType?: string;
  readonly text?: string;
}
interface SearchQuery extends SavedQuery {
  readonly queryType: 'search';
}

const isTyped = (query: SavedQuery): query is SearchQuery => query.queryType === 'search';
const complete = (query: SavedQuery): SearchQuery => ({ text: '*', ...query, queryType: 'search' });

function renderTypedQuery(query: SavedQuery) {
  const calls = { onChange: jest.fn(), onRunQuery: jest.fn() };
  const { result } = renderHook(() => useTypedQuery({ query, isTyped, complete, ...calls }));
  return { ...calls, typed: result.current };
}

describe('useTypedQuery', () => {
  it('leaves a query of the right type alone', () => {
    const query = { queryType: 'search', text: 'x' };
    const { typed, onChange, onRunQuery } = renderTypedQuery(query);
    expect(typed).toBe(query);
    expect(onChange).not.toHaveBeenCalled();
    expect(onRunQuery).not.toHaveBeenCalled();
  });

  it.each([
    ['a new query', {}, { queryType: 'search', text: '*' }],
    ['a query of another data source', { queryType: 'metrics', text: 'x' }, { queryType: 'search', text: 'x' }],
  ])('completes, saves and runs %s', (_, query, expected) => {
    const { typed, onChange, onRunQuery } = renderTypedQuery(query);
    expect(typed).toEqual(expected);
    expect(onChange).toHaveBeenCalledWith(expected);
    expect(onRunQuery).toHaveBeenCalledTimes(1);
  });
});
