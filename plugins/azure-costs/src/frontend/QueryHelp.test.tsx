/** @jest-environment jsdom */
import '@glance/query-editor/testing';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { parseQuery } from '../shared/query';
import { queryWarnings } from './queryWarnings';
import { type AzureCostsDataQuery } from './AzureCostsDataQuery';
import { QueryHelp } from './QueryHelp';
import { createDataSource } from './testing/createDataSource';

function renderHelp() {
  const onClickExample = jest.fn<void, [AzureCostsDataQuery]>();
  const query = { refId: 'B', queryType: 'costs' } as const;
  render(<QueryHelp datasource={createDataSource()} query={query} onClickExample={onClickExample} />);
  return onClickExample;
}

describe('QueryHelp', () => {
  it('puts an example in place of the query', async () => {
    const onClickExample = renderHelp();
    await userEvent.click(screen.getByRole('button', { name: /Cost per day by resource group/ }));
    expect(onClickExample).toHaveBeenCalledWith({
      refId: 'B',
      queryType: 'costs',
      groupBy: [{ type: 'Dimension', name: 'ResourceGroupName' }],
      top: { limit: 10 },
    });
  });

  it('has only examples that the backend takes and the editor has nothing against', async () => {
    const onClickExample = renderHelp();
    const examples = screen.getAllByRole('button');
    for (const example of examples) {
      await userEvent.click(example);
    }
    const queries = onClickExample.mock.calls.flatMap(([query]) => (query.queryType === 'variable' ? [] : [query]));
    expect(queries).toHaveLength(examples.length);
    for (const query of queries) {
      expect(() => parseQuery(query, { fromAlert: false })).not.toThrow();
      expect(queryWarnings(query, { fromAlert: false })).toEqual([]);
    }
  });
});
