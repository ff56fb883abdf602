/** @jest-environment jsdom */
import { paste, queryEditorOpener, refusal } from '@glance/query-editor/testing';
import { CoreApp, type DataFrame } from '@grafana/data';
import { screen, waitFor, within } from '@testing-library/react';
import { type AzureCostsDataQuery, type CostsDataQuery } from './AzureCostsDataQuery';
import { type DataSource } from './DataSource';
import { QueryEditor } from './QueryEditor';
import { type AzureCostsOptions } from './AzureCostsOptions';
import { createDataSource } from './testing/createDataSource';

const ID = '00000000-0000-0000-0000-00000000000a';
const SUBSCRIPTION = `subscriptions/${ID}`;
const ANSWERS = {
  'GET subscriptions': () => [{ id: ID, name: 'Production' }],
  'GET resource-groups': () => [{ name: 'Web' }, { name: 'data' }],
  'POST cache/clear': () => ({ dropped: 2 }),
};

const openEditor = queryEditorOpener<DataSource, AzureCostsDataQuery, AzureCostsOptions>({
  Editor: QueryEditor,
  createDataSource,
  answers: ANSWERS,
  query: { refId: 'A', queryType: 'costs' },
});

const combobox = (name: string) => screen.getByRole('combobox', { name });
const scopes = () => screen.getByTestId('azure-costs-scopes');
const radio = (group: string, name: string) =>
  within(screen.getByRole('radiogroup', { name: group })).getByRole('radio', { name });

describe('scopes', () => {
  it('are chosen from subscriptions, and narrowed down to a resource group', async () => {
    const { user, saved, onRunQuery, backend } = await openEditor();
    await waitFor(() => expect(backend.asked('GET subscriptions')).toHaveLength(1));
    await user.click(scopes());
    await user.click(await screen.findByRole('option', { name: /Production/ }));
    expect(saved()).toMatchObject({ scopes: [SUBSCRIPTION] });
    await user.click(await screen.findByRole('option', { name: 'Web Resource group of Production' }));
    expect(saved()).toMatchObject({ scopes: [`${SUBSCRIPTION}/resourceGroups/web`] });
    expect(onRunQuery).toHaveBeenCalledTimes(2);
  });

  it('can be typed when the backend refuses, which is said in one line with another try', async () => {
    let isRefused = true;
    const answers = {
      ...ANSWERS,
      'GET subscriptions': () => {
        if (isRefused) {
          throw refusal(403, 'the role is missing');
        }
        return ANSWERS['GET subscriptions']();
      },
    };
    const { user, saved } = await openEditor({ answers });
    expect(await screen.findByText(/subscriptions could not be loaded \(the role is missing\)/)).toBeInTheDocument();
    await paste(user, scopes(), ID);
    expect(saved()).toMatchObject({ scopes: [ID] });
    isRefused = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.queryByText(/subscriptions could not be loaded/)).not.toBeInTheDocument());
  });

  it('can be typed while the backend has not answered', async () => {
    const answers = { ...ANSWERS, 'GET subscriptions': () => new Promise(() => undefined) };
    const { user, saved } = await openEditor({ answers });
    await user.type(scopes(), '*{Enter}');
    expect(saved()).toMatchObject({ scopes: ['*'] });
  });

  it('offers the resource groups of every subscription that can be read', async () => {
    const other = ID.replace('a', 'b');
    const answers = {
      ...ANSWERS,
      'GET resource-groups': ({ params }: { params?: { scope?: string } }) => {
        if (params?.scope === `subscriptions/${other}`) {
          throw refusal(403, 'no');
        }
        return [{ name: 'Web' }];
      },
    };
    const { user } = await openEditor({ query: { scopes: [SUBSCRIPTION, `subscriptions/${other}`] }, answers });
    await user.click(scopes());
    expect(await screen.findByRole('option', { name: /^Web/ })).toBeInTheDocument();
    expect(screen.queryByText(/resource groups could not be loaded/)).not.toBeInTheDocument();
  });

  it('goes back to the default scopes when it is cleared, and says which these are', async () => {
    const { user, saved } = await openEditor({
      query: { scopes: ['*'] },
      jsonData: { defaultScopes: [SUBSCRIPTION] },
    });
    await user.click(screen.getByRole('button', { name: 'Clear all' }));
    expect(saved()).toEqual({ refId: 'A', queryType: 'costs' });
    await waitFor(() => expect(scopes()).toHaveAttribute('placeholder', 'Default: Production'));
  });

  it('asks for a scope where the data source has no default', async () => {
    await openEditor({ jsonData: { defaultScopes: [] } });
    expect(scopes()).toHaveAttribute('placeholder', 'Default: none, so choose at least one');
  });

  it('offers the variables of the dashboard', async () => {
    const { user, saved } = await openEditor({ variables: { subscription: { value: ID } } });
    await user.click(scopes());
    await user.click(await screen.findByRole('option', { name: '$subscription Dashboard variable' }));
    expect(saved()).toMatchObject({ scopes: ['$subscription'] });
  });

  it('saves a text that is no scope without running it, and says what is one', async () => {
    const { user, onRunQuery } = await openEditor();
    await paste(user, scopes(), 'staging');
    expect(await screen.findByText(/^Scope 1 is "staging": use/)).toBeInTheDocument();
    expect(onRunQuery).not.toHaveBeenCalled();
  });

  it('are found by a part of their name with the keyboard alone', async () => {
    const { user, saved, backend } = await openEditor();
    await waitFor(() => expect(backend.asked('GET subscriptions')).toHaveLength(1));
    await user.type(scopes(), 'prod{Enter}');
    expect(saved()).toMatchObject({ scopes: [SUBSCRIPTION] });
  });
});

describe('what is saved', () => {
  it.each([
    ['Cost type', 'Amortized', { costType: 'AmortizedCost' }, 'Actual'],
    ['Metric', 'Cost in USD', { metric: 'CostUSD' }, 'Cost'],
    ['Granularity', 'Monthly', { granularity: 'Monthly' }, 'Daily'],
    ['Show unsettled days', 'Include', { unsettledDays: { show: 'include' } }, 'Mark (default)'],
    ['Format', 'Table', { format: 'table' }, 'Time series'],
  ])('of %s is what differs from the default', async (group, choice, expected, fallback) => {
    const { user, saved, onRunQuery } = await openEditor();
    await user.click(radio(group, choice));
    expect(saved()).toEqual({ refId: 'A', queryType: 'costs', ...expected });
    await user.click(radio(group, fallback));
    expect(saved()).toEqual({ refId: 'A', queryType: 'costs' });
    expect(onRunQuery).toHaveBeenCalledTimes(2);
  });

  it('of texts, numbers and switches is what differs from the default', async () => {
    const { user, saved } = await openEditor();
    await paste(user, screen.getByTestId('azure-costs-legend'), '{{subscription}}');
    await user.type(screen.getByTestId('azure-costs-unsettled-days'), '3{Enter}');
    await user.click(screen.getByTestId('azure-costs-cumulative'));
    expect(saved()).toEqual({
      refId: 'A',
      queryType: 'costs',
      legendFormat: '{{subscription}}',
      unsettledDays: { days: 3 },
      cumulative: true,
    });
    await user.clear(screen.getByTestId('azure-costs-legend'));
    await user.clear(screen.getByTestId('azure-costs-unsettled-days'));
    await user.click(screen.getByTestId('azure-costs-cumulative'));
    expect(saved()).toEqual({ refId: 'A', queryType: 'costs' });
  });

  it('of unsettled days depends on who asks: leaving them out is what an alert rule does anyway', async () => {
    const { user, saved } = await openEditor({ app: CoreApp.UnifiedAlerting });
    expect(radio('Show unsettled days', 'Leave out (default)')).toBeChecked();
    await user.click(radio('Show unsettled days', 'Mark'));
    expect(saved()).toMatchObject({ unsettledDays: { show: 'mark' } });
    await user.click(radio('Show unsettled days', 'Leave out (default)'));
    expect(saved()).toEqual({ refId: 'A', queryType: 'costs' });
  });
});

describe('groupings', () => {
  it('are added with a dimension and kept to the largest', async () => {
    const { user, saved, onRunQuery } = await openEditor();
    await user.click(screen.getByRole('button', { name: 'Add grouping' }));
    expect(screen.getByText('The query runs when a dimension is chosen')).toBeInTheDocument();
    expect(onRunQuery).not.toHaveBeenCalled();
    await paste(user, combobox('Grouping 1: name'), 'ServiceName');
    expect(onRunQuery).toHaveBeenCalledTimes(1);
    await user.type(screen.getByTestId('azure-costs-top'), '5{Enter}');
    expect(saved()).toMatchObject({ groupBy: [{ type: 'Dimension', name: 'ServiceName' }], top: { limit: 5 } });
    await user.click(screen.getByTestId('azure-costs-others'));
    expect(saved()).toMatchObject({ top: { limit: 5, others: false } });
    await user.click(screen.getByTestId('azure-costs-others'));
    expect((saved() as CostsDataQuery).top).toEqual({ limit: 5 });
  });

  it('are chosen from a list whose rows are of one height, those that most people need first', async () => {
    const { user } = await openEditor({
      query: { groupBy: [{ type: 'Dimension', name: '' }] },
      variables: { dimension: { value: 'ServiceName' } },
    });
    await user.click(combobox('Grouping 1: name'));
    const rows = await screen.findAllByRole('option');
    expect(rows[0]).toHaveTextContent('ResourceGroupName');
    expect(new Set(rows.map((row) => row.parentElement?.style.height)).size).toBe(1);
  });

  it('take the limit with them when the last one goes', async () => {
    const { user, saved } = await openEditor({
      query: { groupBy: [{ type: 'TagKey', name: 'team' }], top: { limit: 3 } },
    });
    await user.click(screen.getByRole('button', { name: 'Remove grouping 1' }));
    expect(saved()).toEqual({ refId: 'A', queryType: 'costs' });
  });

  it('show ten groups for a `top` that names no number', async () => {
    await openEditor({ query: { groupBy: [{ type: 'TagKey', name: 'team' }], top: { others: false } } });
    expect(screen.getByTestId('azure-costs-top')).toHaveValue('10');
    expect(screen.getByTestId('azure-costs-others')).not.toBeChecked();
  });

  it('warn of a dimension that Azure does not know', async () => {
    await openEditor({ query: { groupBy: [{ type: 'Dimension', name: 'Team' }] } });
    expect(screen.getByText(/^Grouping 1 is "Team", which is no dimension/)).toBeInTheDocument();
  });
});

describe('filters', () => {
  it('suggest the resource groups of the chosen subscription, and run once they have a value', async () => {
    const { user, saved, onRunQuery } = await openEditor({ query: { scopes: [SUBSCRIPTION] } });
    await user.click(screen.getByRole('button', { name: 'Add filter' }));
    await paste(user, combobox('Filter 1: name'), 'ResourceGroupName');
    expect(screen.getByText('The query runs when a value is chosen or typed')).toBeInTheDocument();
    expect(onRunQuery).not.toHaveBeenCalled();
    await user.click(screen.getByLabelText('Filter 1: values'));
    await user.click(await screen.findByRole('option', { name: 'data Resource group' }));
    expect(onRunQuery).toHaveBeenCalledTimes(1);
    expect(saved()).toMatchObject({
      filters: [{ type: 'Dimension', name: 'ResourceGroupName', operator: 'In', values: ['data'] }],
    });
  });

  it('suggest subscriptions by name and by id, and the empty value for every dimension', async () => {
    const filter = (name: string) => ({ type: 'Dimension', name, operator: 'In', values: [] }) as const;
    const { user } = await openEditor({
      query: { filters: [filter('SubscriptionName'), filter('SubscriptionId')] },
    });
    await user.click(screen.getByLabelText('Filter 1: values'));
    expect(await screen.findByRole('option', { name: 'Production Subscription' })).toBeInTheDocument();
    expect(screen.getByRole('option', { name: /\(none\)/ })).toBeInTheDocument();
    await user.click(screen.getByLabelText('Filter 2: values'));
    expect(await screen.findByRole('option', { name: new RegExp(ID) })).toBeInTheDocument();
  });
});

describe('warnings', () => {
  it('tell that a running total needs time to run over, and how to get rid of it', async () => {
    const { user, onRunQuery } = await openEditor({ query: { cumulative: true } });
    await user.click(radio('Granularity', 'None'));
    expect(screen.getByText(/^Cumulative is on, but with granularity "None"/)).toBeInTheDocument();
    expect(onRunQuery).not.toHaveBeenCalled();
    await user.click(screen.getByTestId('azure-costs-cumulative'));
    expect(screen.queryByText(/^Cumulative is on/)).not.toBeInTheDocument();
    expect(onRunQuery).toHaveBeenCalledTimes(1);
  });

  it('refuse variables in an alert rule, which has no format to choose either', async () => {
    await openEditor({ app: CoreApp.UnifiedAlerting, query: { scopes: ['$subscription'] } });
    expect(screen.getByText(/An alert rule has no variables: replace \$subscription/)).toBeInTheDocument();
    expect(screen.queryByRole('radiogroup', { name: 'Format' })).not.toBeInTheDocument();
  });
});

describe('the age of the answer', () => {
  const frame = (fetchedAt: string): DataFrame => ({ fields: [], length: 0, meta: { custom: { fetchedAt } } });

  it('is that of the oldest part', async () => {
    const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
    await openEditor({ frames: [frame(hoursAgo(1)), frame(hoursAgo(3))] });
    expect(screen.getByTestId('answer-age')).toHaveTextContent('Answered 3 hours ago');
  });

  it('starts anew when cached answers are dropped', async () => {
    const { user, backend, onRunQuery } = await openEditor();
    await user.click(screen.getByRole('button', { name: 'Drop cached answers' }));
    expect(await screen.findByText('2 answers dropped')).toBeInTheDocument();
    expect(backend.asked('POST cache/clear')).toHaveLength(1);
    expect(onRunQuery).toHaveBeenCalledTimes(1);
  });

  it('stays when they could not be dropped', async () => {
    const answers = {
      ...ANSWERS,
      'POST cache/clear': () => {
        throw refusal(500, 'the plugin is gone');
      },
    };
    const { user, onRunQuery } = await openEditor({ answers });
    await user.click(screen.getByRole('button', { name: 'Drop cached answers' }));
    expect(await screen.findByText(/could not be dropped: the plugin is gone/)).toBeInTheDocument();
    expect(onRunQuery).not.toHaveBeenCalled();
  });
});

it('turns a query without a type into the default one, saves and runs it once', async () => {
  const { saved, changes, onRunQuery } = await openEditor({ query: { queryType: undefined } as object });
  await waitFor(() => expect(onRunQuery).toHaveBeenCalledTimes(1));
  expect(changes).toHaveLength(1);
  expect(saved()).toEqual({
    refId: 'A',
    queryType: 'costs',
    groupBy: [{ type: 'Dimension', name: 'ResourceGroupName' }],
    top: { limit: 10 },
  });
});

it('saves nothing by itself', async () => {
  const { changes, backend, onRunQuery } = await openEditor({ query: { scopes: [SUBSCRIPTION] } });
  await waitFor(() => expect(backend.asked('GET resource-groups')).toHaveLength(1));
  expect(changes).toEqual([]);
  expect(onRunQuery).not.toHaveBeenCalled();
});
