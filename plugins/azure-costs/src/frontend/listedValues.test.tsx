/** @jest-environment jsdom */
import { paste, queryEditorOpener, refusal } from '@glance/query-editor/testing';
import { screen, waitFor } from '@testing-library/react';
import { type CostsFilter, type Grouping } from '../shared/CostsQuery';
import { type AzureCostsDataQuery } from './AzureCostsDataQuery';
import { type DataSource } from './DataSource';
import { QueryEditor } from './QueryEditor';
import { type AzureCostsOptions } from './AzureCostsOptions';
import { createDataSource } from './testing/createDataSource';

const ID = '00000000-0000-0000-0000-00000000000a';
const SUBSCRIPTION = `subscriptions/${ID}`;
const MANAGEMENT_GROUP = 'providers/Microsoft.Management/managementGroups/root';
const listed = (...values: readonly string[]) => ({ values, isCut: false, notices: [] as readonly string[] });
const ANSWERS = {
  'GET subscriptions': () => [{ id: ID, name: 'Production' }],
  'GET resource-groups': () => [{ name: 'Web' }],
  'GET dimension-values': () => listed('Storage', 'Virtual Machines'),
  'GET tag-keys': () => listed('env', 'team'),
  'GET tag-values': () => listed('blue', 'red'),
};

const renderQuery = queryEditorOpener<DataSource, AzureCostsDataQuery, AzureCostsOptions>({
  Editor: QueryEditor,
  createDataSource,
  answers: ANSWERS,
  query: { refId: 'A', queryType: 'costs', scopes: [SUBSCRIPTION] },
});

const filter = (name: string, type: CostsFilter['type'] = 'Dimension'): CostsFilter => ({
  type,
  name,
  operator: 'In',
  values: [],
});
const tag = (name: string): Grouping => ({ type: 'TagKey', name });
const values = (index = 1) => screen.getByLabelText(`Filter ${index}: values`);
const option = (name: string | RegExp) => screen.findByRole('option', { name });

describe('the values of a filter', () => {
  it('are asked for when they are opened, and not before: they cost quota', async () => {
    const { user, saved, backend } = await renderQuery({ query: { filters: [filter('servicename')] } });
    await user.click(screen.getByRole('combobox', { name: 'Filter 1: operator' }));
    expect(backend.asked('GET dimension-values')).toHaveLength(0);
    await user.click(values());
    await user.click(await option('Storage'));
    expect(saved()).toMatchObject({ filters: [{ values: ['Storage'] }] });
    await user.click(values());
    expect(backend.asked('GET dimension-values')).toEqual([
      expect.objectContaining({ params: { scope: [SUBSCRIPTION], dimension: 'ServiceName' }, showErrorAlert: false }),
    ]);
  });

  it('are those of all scopes of the query, and of the default scopes where it has none', async () => {
    const both = [SUBSCRIPTION, MANAGEMENT_GROUP];
    const first = await renderQuery({ query: { scopes: both, filters: [filter('Meter')] } });
    await first.user.click(values());
    await option('Storage');
    expect(first.backend.asked('GET dimension-values')[0]?.params).toEqual({ scope: both, dimension: 'Meter' });
    first.unmount();
    const second = await renderQuery({ query: { scopes: [], filters: [filter('Meter')] } });
    await second.user.click(values());
    await option('Storage');
    expect(second.backend.asked('GET dimension-values')[0]?.params).toEqual({ scope: ['*'], dimension: 'Meter' });
  });

  it('are asked for with variables replaced, and not while a scope is none', async () => {
    const variables = { sub: { value: [ID, SUBSCRIPTION.replace('a', 'b')] }, by: { value: 'Meter' } };
    const query = { scopes: ['$sub'], filters: [filter('$by')] };
    const first = await renderQuery({ query, variables });
    await first.user.click(values());
    await option('Storage');
    const { params } = first.backend.asked('GET dimension-values')[0] ?? {};
    expect(params).toEqual({ scope: variables.sub.value, dimension: 'Meter' });
    first.unmount();
    const second = await renderQuery({ query: { scopes: ['$unknown'], filters: [filter('Meter')] } });
    await second.user.click(values());
    await option(/^\(none\)/);
    expect(second.backend.asked('GET dimension-values')).toHaveLength(0);
  });

  it('of a tag are those that it has in the scopes', async () => {
    const { user, saved, backend } = await renderQuery({ query: { filters: [filter('team', 'TagKey')] } });
    await user.click(values());
    await user.click(await option('blue'));
    expect(saved()).toMatchObject({ filters: [{ type: 'TagKey', name: 'team', values: ['blue'] }] });
    expect(backend.asked('GET tag-values')[0]?.params).toEqual({ scope: [SUBSCRIPTION], tagKey: 'team' });
  });

  it('stand behind the empty value, the variables and what is known without quota', async () => {
    const answers = { ...ANSWERS, 'GET dimension-values': () => listed('deleted', 'web') };
    const { user } = await renderQuery({
      query: { filters: [filter('ResourceGroupName')] },
      variables: { group: { value: 'x' } },
      answers,
    });
    await user.click(values());
    await option('deleted');
    const rows = screen.getAllByRole('option').map((row) => row.textContent);
    expect(rows).toEqual(['(none)Costs without a value', '$groupDashboard variable', 'webResource group', 'deleted']);
  });

  it.each(['SubscriptionName', 'SubscriptionId'])(
    'of %s cost no quota where the scope picker knows them',
    async (name) => {
      const { user, backend } = await renderQuery({ query: { filters: [filter(name)] } });
      await user.click(values());
      await option(/Production/);
      expect(backend.asked('GET dimension-values')).toHaveLength(0);
    }
  );

  it('can be typed when the quota is used up, and the text says until when', async () => {
    const answers = {
      ...ANSWERS,
      'GET dimension-values': () => {
        throw refusal(429, 'Azure’s quota is used up until 2026-11-25 10:10:00 UTC (in 600 s)');
      },
    };
    const { user, saved, backend } = await renderQuery({ query: { filters: [filter('ServiceName')] }, answers });
    await user.click(values());
    const text = /values of ServiceName could not be loaded \(Azure’s quota is used up until 2026-11-25 10:10:00 UTC/;
    expect(await screen.findByText(text)).toHaveTextContent('You can still type one.');
    await user.keyboard('Azure DNS{Enter}');
    expect(saved()).toMatchObject({ filters: [{ values: ['Azure DNS'] }] });
    await user.click(values());
    expect(backend.asked('GET dimension-values')).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(backend.asked('GET dimension-values')).toHaveLength(2));
  });

  it('say when there are none, when a scope is missing and when there are more', async () => {
    const answers = {
      ...ANSWERS,
      'GET dimension-values': () => listed(),
      'GET tag-values': () => ({ values: ['blue'], isCut: true, notices: ['There are more values'] }),
    };
    const { user } = await renderQuery({ query: { filters: [filter('Meter'), filter('team', 'TagKey')] }, answers });
    await user.click(values());
    expect(await screen.findByText(/^There are no values of Meter to choose from/)).toBeInTheDocument();
    await user.click(values(2));
    expect(await screen.findByText('There are more values')).toBeInTheDocument();
  });

  it('are asked for by keyboard alone', async () => {
    const { user, saved } = await renderQuery({ query: { filters: [filter('ServiceName')] } });
    values().focus();
    await user.keyboard('{ArrowDown}');
    await option('Storage');
    await user.keyboard('{ArrowDown}{Enter}');
    expect(saved()).toMatchObject({ filters: [{ values: ['Storage'] }] });
  });
});

describe('keys of tags', () => {
  it('are offered for groupings and filters, asked for once for both', async () => {
    const { user, saved, backend } = await renderQuery({
      query: { groupBy: [tag('')], filters: [filter('', 'TagKey')] },
    });
    expect(backend.asked('GET tag-keys')).toHaveLength(0);
    await user.click(screen.getByRole('combobox', { name: 'Grouping 1: name' }));
    await user.click(await option('team'));
    await user.click(screen.getByRole('combobox', { name: 'Filter 1: name' }));
    await user.click(await option('env'));
    expect(saved()).toMatchObject({ groupBy: [tag('team')], filters: [{ name: 'env' }] });
    expect(backend.asked('GET tag-keys').map(({ params }) => params)).toEqual([{ scope: [SUBSCRIPTION] }]);
  });

  it('can be typed when they cannot be loaded, which is said in the row', async () => {
    const answers = {
      ...ANSWERS,
      'GET tag-keys': () => {
        throw refusal(403, 'the role is missing');
      },
    };
    const { user, saved } = await renderQuery({ query: { groupBy: [tag('')] }, answers });
    await paste(user, screen.getByRole('combobox', { name: 'Grouping 1: name' }), 'cost center');
    expect(saved()).toMatchObject({ groupBy: [tag('cost center')] });
    expect(await screen.findByText(/tag keys could not be loaded \(the role is missing\)/)).toBeInTheDocument();
  });

  it('are not asked for while everything is a dimension', async () => {
    const { user, backend } = await renderQuery({ query: { groupBy: [{ type: 'Dimension', name: 'Meter' }] } });
    await user.click(screen.getByRole('combobox', { name: 'Grouping 1: name' }));
    expect(backend.asked('GET tag-keys')).toHaveLength(0);
    expect(screen.queryByText(/tag keys/)).not.toBeInTheDocument();
  });
});
