/** @jest-environment jsdom */
import '@glance/query-editor/testing';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { parseQuery } from '../shared/query';
import { type DatadogLogsDataQuery } from './DatadogLogsDataQuery';
import { QueryHelp } from './QueryHelp';
import { countsWarnings } from './queryWarnings';
import { createDataSource } from './testing/createDataSource';

function renderHelp() {
  const onClickExample = jest.fn<void, [DatadogLogsDataQuery]>();
  const query = { refId: 'B', queryType: 'logs' } as const;
  render(<QueryHelp datasource={createDataSource()} query={query} onClickExample={onClickExample} />);
  return onClickExample;
}

describe('QueryHelp', () => {
  it('puts an example in place of the query', async () => {
    const onClickExample = renderHelp();
    await userEvent.click(screen.getByRole('button', { name: /Errors by service/ }));
    expect(onClickExample).toHaveBeenCalledWith({
      refId: 'B',
      queryType: 'logCounts',
      query: 'status:error',
      groupBy: [{ facet: 'service' }],
    });
  });

  it('has only examples that the backend takes and the editor has nothing against', async () => {
    const onClickExample = renderHelp();
    const examples = screen.getAllByRole('button');
    for (const example of examples) {
      await userEvent.click(example);
    }
    const queries = onClickExample.mock.calls.map(([query]) => query);
    expect(queries).toHaveLength(examples.length);
    for (const query of queries) {
      expect(() => parseQuery(query, { fromAlert: false, evaluationDelayMs: 60_000 })).not.toThrow();
      if (query.queryType === 'logCounts') {
        expect(countsWarnings(query, { fromAlert: false, groupLimit: 10 })).toEqual([]);
      }
    }
  });

  it('explains the search syntax', () => {
    renderHelp();
    expect(screen.getByRole('region', { name: 'Search syntax' })).toHaveTextContent('service:(web OR api)');
  });
});
