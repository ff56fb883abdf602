/** @jest-environment jsdom */
import { FakeBackend, paste, refusal, renderEditor } from '@glance/query-editor/testing';
import { screen } from '@testing-library/react';
import { type VariableDataQuery } from './AzureCostsDataQuery';
import { createDataSource } from './testing/createDataSource';
import { VariableQueryEditor } from './VariableQueryEditor';

const ID = '00000000-0000-0000-0000-00000000000a';

async function renderVariableEditor(
  value: unknown,
  subscriptions: () => unknown = () => [{ id: ID, name: 'Production' }]
) {
  const backend = new FakeBackend({
    'GET subscriptions': subscriptions,
    'GET resource-groups': () => [{ name: 'Web' }],
    'GET tag-keys': () => ({ values: ['env', 'team'], isCut: false, notices: [] }),
  });
  const dataSource = createDataSource({ variables: { subscription: { value: ID } } });
  const editor = await renderEditor<VariableDataQuery>({
    value: value as VariableDataQuery,
    render: (query, onChange) => (
      <VariableQueryEditor datasource={dataSource} query={query} onChange={onChange} onRunQuery={() => undefined} />
    ),
  });
  return { ...editor, backend };
}

const RESOURCE_GROUPS: VariableDataQuery = { refId: 'v', queryType: 'variable', variable: 'resourceGroups' };
const DIMENSION_VALUES: VariableDataQuery = { refId: 'v', queryType: 'variable', variable: 'dimensionValues' };
const TAG_VALUES: VariableDataQuery = { refId: 'v', queryType: 'variable', variable: 'tagValues' };
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

  it('lists the values of a dimension in a scope', async () => {
    const { user, saved } = await renderVariableEditor(RESOURCE_GROUPS);
    await user.click(screen.getByRole('radio', { name: 'Dimension values' }));
    expect(saved()).toEqual(DIMENSION_VALUES);
    expect(screen.getByText('The variable is filled when a dimension is chosen')).toBeInTheDocument();
    await user.click(screen.getByRole('combobox', { name: /Dimension/ }));
    await user.click(await screen.findByRole('option', { name: /^ServiceName/ }));
    expect(saved()).toEqual({ ...DIMENSION_VALUES, dimension: 'ServiceName' });
    expect(screen.queryByText(/^The variable is filled/)).not.toBeInTheDocument();
    await user.click(screen.getByRole('combobox', { name: /Scope/ }));
    await user.click(await screen.findByRole('option', { name: /Production/ }));
    expect(saved()).toEqual({ ...DIMENSION_VALUES, dimension: 'ServiceName', scope: `subscriptions/${ID}` });
    await user.click(screen.getByRole('combobox', { name: /Scope/ }));
    await user.click(await screen.findByRole('option', { name: 'Web Resource group of Production' }));
    expect(saved()).toMatchObject({ scope: `subscriptions/${ID}/resourceGroups/web` });
  });

  it('takes a management group or a billing account as its path, and another variable as the dimension', async () => {
    const { user, saved } = await renderVariableEditor(DIMENSION_VALUES);
    const path = 'providers/Microsoft.Management/managementGroups/root';
    await paste(user, screen.getByRole('combobox', { name: /Scope/ }), path);
    await user.click(screen.getByRole('combobox', { name: /Dimension/ }));
    await user.keyboard('$sub');
    await user.click(await screen.findByRole('option', { name: '$subscription Dashboard variable' }));
    expect(saved()).toEqual({ ...DIMENSION_VALUES, scope: path, dimension: '$subscription' });
  });

  it('lists the values of a tag, whose keys are asked for when they are to be seen', async () => {
    const { user, saved, backend } = await renderVariableEditor({ ...RESOURCE_GROUPS, scope: '$subscription' });
    await user.click(screen.getByRole('radio', { name: 'Tag values' }));
    expect(screen.getByText('The variable is filled when a tag is chosen')).toBeInTheDocument();
    expect(backend.asked('GET tag-keys')).toHaveLength(0);
    await user.click(screen.getByRole('combobox', { name: /Tag/ }));
    await user.click(await screen.findByRole('option', { name: 'team' }));
    expect(saved()).toEqual({ ...TAG_VALUES, scope: '$subscription', tagKey: 'team' });
    expect(backend.asked('GET tag-keys')[0]?.params).toEqual({ scope: [ID] });
  });

  it('offers the keys of tags in all of several scopes', async () => {
    const { user, backend } = await renderVariableEditor({
      ...TAG_VALUES,
      scope: `$subscription,${ID.replace('a', 'b')}`,
    });
    await user.click(screen.getByRole('combobox', { name: /Tag/ }));
    await screen.findByRole('option', { name: 'team' });
    expect(backend.asked('GET tag-keys')[0]?.params).toEqual({ scope: [ID, ID.replace('a', 'b')] });
  });

  it('lists the keys of tags, and keeps nothing of what was listed before but the scope', async () => {
    const { user, saved } = await renderVariableEditor({ ...DIMENSION_VALUES, dimension: 'Meter', scope: '*' });
    await user.click(screen.getByRole('radio', { name: 'Tag keys' }));
    expect(saved()).toEqual({ ...RESOURCE_GROUPS, variable: 'tagKeys', scope: '*' });
  });

  it('keeps no scope that the list cannot have', async () => {
    const scope = 'providers/Microsoft.Billing/billingAccounts/1';
    const { user, saved } = await renderVariableEditor({ ...DIMENSION_VALUES, dimension: 'Meter', scope });
    await user.click(screen.getByRole('radio', { name: 'Resource groups' }));
    expect(saved()).toEqual(RESOURCE_GROUPS);
  });

  it.each([
    [{ ...RESOURCE_GROUPS, scope: 'x' }, /^Scope is "x": use/],
    [{ ...DIMENSION_VALUES, dimension: 'Team' }, /^Dimension is "Team", which is no dimension/],
  ])('says what is wrong with %j', async (query, text) => {
    await renderVariableEditor(query);
    expect(screen.getByText(text)).toBeInTheDocument();
  });

  it('says nothing of what another variable will be, and saves nothing by itself', async () => {
    const { changes } = await renderVariableEditor({ ...DIMENSION_VALUES, dimension: '$by', scope: '$subscription' });
    expect(screen.queryByRole('status')).not.toBeInTheDocument();
    expect(changes).toEqual([]);
  });
});
