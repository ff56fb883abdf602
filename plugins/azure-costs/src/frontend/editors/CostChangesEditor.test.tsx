/** @jest-environment jsdom */
import { paste, queryEditorOpener } from '@glance/query-editor/testing';
import { CoreApp, dateTime } from '@grafana/data';
import { screen, within } from '@testing-library/react';
import { type AzureCostsDataQuery } from '../AzureCostsDataQuery';
import { type AzureCostsOptions } from '../AzureCostsOptions';
import { type DataSource } from '../DataSource';
import { QueryEditor } from '../QueryEditor';
import { createDataSource } from '../testing/createDataSource';

const CHANGES = { refId: 'A', queryType: 'costChanges' } as const;

const NOW_MS = Date.now();

const openEditor = queryEditorOpener<DataSource, AzureCostsDataQuery, AzureCostsOptions>({
  Editor: QueryEditor,
  createDataSource,
  answers: { 'GET subscriptions': () => [], 'GET resource-groups': () => [] },
  query: CHANGES,
  range: { from: dateTime(NOW_MS - 90 * 86_400_000), to: dateTime(NOW_MS), raw: { from: 'now-90d', to: 'now' } },
});

const radio = (group: string, name: string) =>
  within(screen.getByRole('radiogroup', { name: group })).getByRole('radio', { name });
const figure = () => screen.getByRole('combobox', { name: 'Figure' });

describe('the query type', () => {
  it('is switched with what both types know, saved and run', async () => {
    const groupBy = [{ type: 'TagKey', name: 'team' }] as const;
    const costs = { refId: 'A', queryType: 'costs', scopes: ['*'], groupBy, top: { limit: 3 } } as const;
    const { user, saved, onRunQuery } = await openEditor({ query: costs });
    await user.click(radio('Query type', 'Cost changes'));
    expect(saved()).toEqual({ ...CHANGES, scopes: ['*'], groupBy });
    await user.click(radio('Query type', 'Costs'));
    expect(saved()).toEqual({ refId: 'A', queryType: 'costs', scopes: ['*'], groupBy });
    expect(onRunQuery).toHaveBeenCalledTimes(2);
  });

  it('is reached and changed by keyboard', async () => {
    const { user, saved } = await openEditor({ query: { refId: 'A', queryType: 'costs' } });
    await user.click(radio('Query type', 'Costs'));
    await user.keyboard('{ArrowRight}');
    expect(saved()).toEqual(CHANGES);
  });

  it('decides which fields there are', async () => {
    await openEditor();
    expect(screen.queryByRole('radiogroup', { name: 'Granularity' })).not.toBeInTheDocument();
    expect(screen.queryByTestId('azure-costs-cumulative')).not.toBeInTheDocument();
    expect(screen.queryByTestId('azure-costs-legend')).not.toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: 'Baseline days' })).toBeInTheDocument();
  });
});

describe('what is saved of a comparison', () => {
  it('is what differs from the default', async () => {
    const { user, saved, onRunQuery } = await openEditor();
    await user.click(radio('Cost type', 'Amortized'));
    await user.type(screen.getByTestId('azure-costs-baseline-days'), '14{Enter}');
    await user.type(screen.getByTestId('azure-costs-unsettled-days'), '3{Enter}');
    expect(saved()).toEqual({ ...CHANGES, costType: 'AmortizedCost', baselineDays: 14, unsettledDays: { days: 3 } });
    await user.click(radio('Cost type', 'Actual'));
    for (const [field, fallback] of [
      ['azure-costs-baseline-days', '28'],
      ['azure-costs-unsettled-days', '2'],
    ] as const) {
      await user.clear(screen.getByTestId(field));
      await user.type(screen.getByTestId(field), `${fallback}{Enter}`);
    }
    expect(saved()).toEqual(CHANGES);
    expect(onRunQuery).toHaveBeenCalledTimes(6);
  });

  it('is no baseline of less than a week', async () => {
    const { user, saved, onRunQuery } = await openEditor();
    await user.type(screen.getByTestId('azure-costs-baseline-days'), '6{Enter}');
    expect(screen.getByText(/7.*364/)).toBeInTheDocument();
    expect(saved()).toEqual(CHANGES);
    expect(onRunQuery).not.toHaveBeenCalled();
  });

  it('is the figure that is chosen, and none for the table', async () => {
    const { user, saved } = await openEditor();
    expect(figure()).toHaveValue('All, as a table');
    await user.click(figure());
    await user.click(await screen.findByRole('option', { name: /^Change in percent/ }));
    expect(saved()).toEqual({ ...CHANGES, figure: 'changePercent' });
    await user.click(figure());
    await user.click(await screen.findByRole('option', { name: /^All, as a table/ }));
    expect(saved()).toEqual(CHANGES);
  });
});

describe('an alert rule', () => {
  it('has the change as its figure without saving it, and no table to choose', async () => {
    const { user, saved } = await openEditor({ app: CoreApp.UnifiedAlerting });
    expect(figure()).toHaveValue('Change');
    await user.click(figure());
    expect(await screen.findByRole('option', { name: /^Current/ })).toBeInTheDocument();
    expect(screen.queryByRole('option', { name: /as a table/ })).not.toBeInTheDocument();
    await user.click(screen.getByRole('option', { name: /^Current/ }));
    expect(saved()).toEqual({ ...CHANGES, figure: 'current' });
    await user.click(figure());
    await user.click(await screen.findByRole('option', { name: /^Change Current less/ }));
    expect(saved()).toEqual(CHANGES);
  });

  it('is warned of variables', async () => {
    await openEditor({ app: CoreApp.UnifiedAlerting, query: { ...CHANGES, scopes: ['$subscription'] } });
    expect(screen.getByText(/An alert rule has no variables: replace \$subscription/)).toBeInTheDocument();
  });
});

describe('what the form says', () => {
  beforeEach(() => {
    jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-11-25T10:00:00Z'));
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('is which days are compared, and follows the choice', async () => {
    const { user } = await openEditor();
    expect(screen.getByText(/is compared with/)).toHaveTextContent(
      'Monday 2026-11-23 (UTC) is compared with the mean of the 4 Mondays before'
    );
    await user.type(screen.getByTestId('azure-costs-unsettled-days'), '5{Enter}');
    expect(screen.getByText(/is compared with/)).toHaveTextContent('Friday 2026-11-20');
  });

  it('is what becomes of the unsettled days of the range, also for costs', async () => {
    const { user } = await openEditor({ query: { refId: 'A', queryType: 'costs' } });
    const days = '2026-11-24 and 2026-11-25 (UTC) are unsettled';
    expect(screen.getByText(`${days}: shown, with a notice`)).toBeInTheDocument();
    await user.click(radio('Show unsettled days', 'Leave out'));
    expect(screen.getByText(`${days}: left out`)).toBeInTheDocument();
  });

  it('is what Azure would refuse, which is saved but not run', async () => {
    const { user, saved, onRunQuery } = await openEditor();
    await paste(user, screen.getByTestId('azure-costs-scopes'), 'production');
    expect(await screen.findByText(/^Scope 1 is "production": use/)).toBeInTheDocument();
    expect(saved()).toEqual({ ...CHANGES, scopes: ['production'] });
    expect(onRunQuery).not.toHaveBeenCalled();
  });

  it('is what a grouping waits for', async () => {
    const { user, onRunQuery } = await openEditor();
    await user.click(screen.getByRole('button', { name: 'Add grouping' }));
    expect(screen.getByText('The query runs when a dimension is chosen')).toBeInTheDocument();
    await paste(user, screen.getByRole('combobox', { name: 'Grouping 1: name' }), 'ServiceName');
    expect(onRunQuery).toHaveBeenCalledTimes(1);
  });
});

it('saves nothing by itself', async () => {
  const { changes, onRunQuery } = await openEditor();
  expect(changes).toEqual([]);
  expect(onRunQuery).not.toHaveBeenCalled();
});
