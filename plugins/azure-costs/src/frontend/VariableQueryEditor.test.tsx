/** @jest-environment jsdom */
import { paste, renderEditor } from '@glance/query-editor/testing';
import { screen } from '@testing-library/react';
import { type VariableDataQuery } from './AzureCostsDataQuery';
import { createDataSource } from './testing/createDataSource';
import { FakeBackend, refusal } from './testing/FakeBackend';
import { VariableQueryEditor } from './VariableQueryEditor';

const ID = '00000000-0000-0000-0000-00000000000a';

async function renderVariableEditor(
  value: unknown,
  subscriptions: () => unknown = () => [{ id: ID, name: 'Production' }]
) {
  new FakeBackend({ 'GET subscriptions': subscriptions });
  const dataSource = createDataSource({ variables: { subscription: { value: ID } } });
  return await renderEditor<VariableDataQuery>({
    value: value as VariableDataQuery,
    render: (query, onChange) => (
      <VariableQueryEditor datasource={dataSource} query={query} onChange={onChange} onRunQuery={() => undefined} />
    ),
  });
}

const RESOURCE_GROUPS: VariableDataQuery = { refId: 'v', queryType: 'variable', variable: 'resourceGroups' };
const scope = () => screen.getByRole('combobox', { name: /Subscription/ });

describe('VariableQueryEditor', () => {
  it.each([undefined, '', {}])('lists subscriptions for a variable without a query (%j)', async (value) => {
    await renderVariableEditor(value);
    expect(screen.getByRole('radio', { name: 'Subscriptions' })).toBeChecked();
  });

  it('lists resource groups of a chosen subscription', async () => {
    const { user, saved } = await renderVariableEditor({
      refId: 'v',
      queryType: 'variable',
      variable: 'subscriptions',
    });
    await user.click(screen.getByRole('radio', { name: 'Resource groups' }));
    expect(saved()).toEqual(RESOURCE_GROUPS);
    await user.click(scope());
    await user.click(await screen.findByRole('option', { name: /Production/ }));
    expect(saved()).toEqual({ ...RESOURCE_GROUPS, scope: `subscriptions/${ID}` });
  });

  it('takes another variable as the subscription', async () => {
    const { user, saved } = await renderVariableEditor(RESOURCE_GROUPS);
    await user.click(scope());
    await user.click(await screen.findByRole('option', { name: '$subscription Dashboard variable' }));
    expect(saved()).toMatchObject({ scope: '$subscription' });
  });

  it('goes back to the default scopes when it is cleared', async () => {
    const { user, saved } = await renderVariableEditor({ ...RESOURCE_GROUPS, scope: '*' });
    await user.click(screen.getByRole('button', { name: 'Clear value' }));
    expect(saved()).toEqual(RESOURCE_GROUPS);
    expect(saved()).not.toHaveProperty('scope');
  });

  it('forgets the subscription when it lists subscriptions', async () => {
    const { user, saved } = await renderVariableEditor({ ...RESOURCE_GROUPS, scope: '*' });
    await user.click(screen.getByRole('radio', { name: 'Subscriptions' }));
    expect(saved()).toEqual({ refId: 'v', queryType: 'variable', variable: 'subscriptions' });
  });

  it('takes a typed scope when the backend refuses', async () => {
    const { user, saved } = await renderVariableEditor(RESOURCE_GROUPS, () => {
      throw refusal(401, 'the secret is wrong');
    });
    expect(await screen.findByText(/could not be loaded \(the secret is wrong\)/)).toBeInTheDocument();
    await paste(user, scope(), ID);
    expect(saved()).toMatchObject({ scope: ID });
  });
});
