/** @jest-environment jsdom */
import { renderHook } from '@testing-library/react';
import { useQueryPatch } from './useQueryPatch';

interface Query {
  readonly refId: string;
  readonly metric?: string;
  readonly filter?: string;
}

function renderPatch(query: Query) {
  const onChange = jest.fn();
  const onRunQuery = jest.fn();
  const isComplete = ({ filter }: Query) => filter !== '';
  const options = { query, defaults: { metric: 'cost' }, onChange, onRunQuery, isComplete };
  return { onChange, onRunQuery, patch: renderHook(() => useQueryPatch<Query>(options)).result.current };
}

describe('useQueryPatch', () => {
  it('saves the changed query before it runs it', () => {
    const { patch, onChange, onRunQuery } = renderPatch({ refId: 'A' });
    patch({ metric: 'usage' });
    expect(onChange).toHaveBeenCalledWith({ refId: 'A', metric: 'usage' });
    expect(onChange.mock.invocationCallOrder[0]).toBeLessThan(onRunQuery.mock.invocationCallOrder[0] ?? 0);
  });

  it('never saves a default, neither a chosen one nor one that was there', () => {
    const { patch, onChange } = renderPatch({ refId: 'A', metric: 'cost', filter: 'x' });
    patch({ filter: 'y' });
    expect(onChange).toHaveBeenLastCalledWith({ refId: 'A', filter: 'y' });
    patch({ metric: 'cost', filter: undefined });
    expect(onChange).toHaveBeenLastCalledWith({ refId: 'A' });
  });

  it('saves a half-written query without running it', () => {
    const { patch, onChange, onRunQuery } = renderPatch({ refId: 'A' });
    patch({ filter: '' });
    expect(onChange).toHaveBeenCalledTimes(1);
    expect(onRunQuery).not.toHaveBeenCalled();
  });
});
