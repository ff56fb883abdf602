/** @jest-environment jsdom */
import { FakeBackend, renderEditor } from '@glance/query-editor/testing';
import { screen, within } from '@testing-library/react';
import { parseVariableQuery } from '../shared/variableQuery';
import { type VariableDataQuery } from './SendGridStatsDataQuery';
import { createDataSource } from './testing/createDataSource';
import { VariableQueryEditor } from './VariableQueryEditor';

async function openEditor(query?: Partial<VariableDataQuery> | '') {
  new FakeBackend();
  const dataSource = createDataSource({ variables: { account: { value: 'shop' } } });
  return renderEditor<VariableDataQuery>({
    value: query as VariableDataQuery,
    render: (value, onChange) => (
      <VariableQueryEditor datasource={dataSource} query={value} onChange={onChange} onRunQuery={() => undefined} />
    ),
  });
}

const list = (name: string) => within(screen.getByRole('radiogroup', { name: 'List' })).getByRole('radio', { name });
const accounts = () => screen.getByRole('combobox', { name: 'Accounts' });

describe('the query of a variable', () => {
  it.each([
    ['a new variable', undefined],
    ['an older kind of variable', '' as const],
  ])('lists the accounts for %s', async (_, query) => {
    const { changes } = await openEditor(query);
    expect(list('Accounts')).toBeChecked();
    expect(screen.queryByRole('combobox')).not.toBeInTheDocument();
    expect(changes).toEqual([]);
  });

  it('lists the categories of accounts, chosen or in another variable', async () => {
    const { user, saved } = await openEditor();
    await user.click(list('Categories'));
    expect(saved()).toEqual({ refId: 'variable', queryType: 'variable', variable: 'categories' });
    await user.click(accounts());
    await user.click(await screen.findByRole('option', { name: /^Marketing/ }));
    await user.click(await screen.findByRole('option', { name: /^\$account/ }));
    expect(saved()).toMatchObject({ accounts: ['marketing', '$account'] });
    expect(() => parseVariableQuery({ ...saved(), accounts: ['marketing'] })).not.toThrow();
    await user.click(list('Subusers'));
    expect(saved()).toMatchObject({ variable: 'subusers', accounts: ['marketing', '$account'] });
    await user.click(list('Accounts'));
    expect(saved()).toEqual({ refId: 'variable', queryType: 'variable', variable: 'accounts' });
  });
});
