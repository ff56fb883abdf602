/** @jest-environment jsdom */
import { paste, queryEditorOpener, refusal, renderEditor } from '@glance/query-editor/testing';
import { CoreApp, dateTime, FieldType, toDataFrame } from '@grafana/data';
import { screen, within } from '@testing-library/react';
import { type UserEvent } from '@testing-library/user-event';
import { parseQuery } from '../shared/query';
import { type DataSource } from './DataSource';
import { QueryEditor } from './QueryEditor';
import { QueryHelp } from './QueryHelp';
import { type SendGridStatsDataQuery } from './SendGridStatsDataQuery';
import { type SendGridStatsOptions } from './SendGridStatsOptions';
import { createDataSource } from './testing/createDataSource';

const ANSWERS = {
  'GET categories': () => ({ values: ['newsletter', 'receipts'], notices: [] }),
  'POST cache/clear': () => ({ dropped: 2 }),
};

const NOW = dateTime();

const openEditor = queryEditorOpener<DataSource, SendGridStatsDataQuery, SendGridStatsOptions>({
  Editor: QueryEditor,
  createDataSource,
  answers: ANSWERS,
  query: { refId: 'A', queryType: 'stats' },
  range: { from: dateTime(NOW).subtract(30, 'd'), to: NOW, raw: { from: 'now-30d', to: 'now' } },
});

const input = (name: string) => screen.getByRole<HTMLInputElement>('combobox', { name });
const radio = (group: string, name: string | RegExp) =>
  within(screen.getByRole('radiogroup', { name: group })).getByRole('radio', { name });
const option = (name: string | RegExp) => screen.findByRole('option', { name });

async function removeAll(user: UserEvent): Promise<void> {
  for (const button of screen.getAllByRole('button', { name: /^Remove / })) {
    await user.click(screen.getByRole('button', { name: button.getAttribute('aria-label') ?? '' }));
  }
}

const STATS = { refId: 'A', queryType: 'stats' };

describe('a query without a type', () => {
  it('becomes the default one, without what another data source meant', async () => {
    const query = { queryType: 'range', expr: 'x', metrics: 'cpu' };
    const { saved, onRunQuery } = await openEditor({ query, app: CoreApp.UnifiedAlerting });
    expect(saved()).toStrictEqual({ ...STATS, metrics: [], rates: ['delivered'] });
    expect(onRunQuery).toHaveBeenCalledTimes(1);
  });
});

describe('the source', () => {
  it('splits by names, which are asked for when they are to be seen', async () => {
    const { user, saved, backend } = await openEditor();
    expect(screen.queryByText('Largest')).not.toBeInTheDocument();
    await user.click(input('Source'));
    await user.click(await option(/^Categories/));
    expect(saved()).toEqual({ ...STATS, source: 'categories' });
    expect(backend.requests).toEqual([]);
    await user.click(input('Categories'));
    await user.click(await option('receipts'));
    expect(saved()).toEqual({ ...STATS, source: 'categories', names: ['receipts'] });
    expect(screen.queryByLabelText('Largest')).not.toBeInTheDocument();
    expect(backend.asked('GET categories')).toHaveLength(1);
  });

  it('asks for the names of the chosen accounts', async () => {
    const query = { source: 'categories', accounts: ['shop'] };
    const { user, backend } = await openEditor({ query });
    await user.click(input('Categories'));
    await option('newsletter');
    expect(backend.asked('GET categories')[0]?.params).toEqual({ account: ['shop'] });
  });

  it('has the largest names until some are chosen, and saves no default of them', async () => {
    const { user, saved } = await openEditor({ query: { source: 'categories' } });
    await paste(user, screen.getByLabelText('Largest'), '5');
    await user.click(input('By'));
    await user.click(await option(/^Bounces/));
    expect(saved()).toEqual({ ...STATS, source: 'categories', top: { limit: 5, by: 'bounces' } });
    expect(input('Categories')).toHaveAttribute('placeholder', 'The 5 largest by bounces');
    await user.clear(screen.getByLabelText('Largest'));
    await paste(user, screen.getByLabelText('Largest'), '10');
    await user.click(input('By'));
    await user.click(await option(/^Delivered/));
    expect(saved()).toEqual({ ...STATS, source: 'categories' });
  });

  it('works when names cannot be listed', async () => {
    const answers = {
      'GET subusers': () => {
        throw refusal(403, 'Give it the scope subusers.read');
      },
    };
    const { user, saved } = await openEditor({ query: { source: 'subusers' }, answers });
    await user.click(input('Subusers'));
    expect(await screen.findByText(/could not be loaded \(Give it the scope subusers\.read\)/)).toBeInTheDocument();
    await paste(user, input('Subusers'), 'brand7');
    expect(saved()).toMatchObject({ names: ['brand7'] });
  });

  it('offers mailbox providers that are in the answer on screen', async () => {
    const frame = toDataFrame({
      refId: 'A',
      fields: [
        { name: 'time', type: FieldType.time, values: [0] },
        { name: 'delivered', type: FieldType.number, values: [1], labels: { mailboxProvider: 'Gmail' } },
      ],
    });
    const { user, saved } = await openEditor({ query: { source: 'mailboxProviders' }, frames: [frame] });
    await user.click(input('Mailbox providers'));
    await user.click(await option(/^Gmail/));
    expect(saved()).toMatchObject({ names: ['Gmail'] });
  });
});

describe('accounts', () => {
  it('are all until some are chosen, by name, or by a variable', async () => {
    const { user, saved } = await openEditor({ variables: { account: { value: 'shop' } } });
    expect(input('Accounts')).toHaveAttribute('placeholder', 'All 2 accounts');
    await user.click(input('Accounts'));
    await user.click(await option(/^Shop EU · Europe\/Berlin/));
    await user.click(await option(/^\$account/));
    expect(saved()).toEqual({ ...STATS, accounts: ['shop', '$account'] });
    await user.click(screen.getByRole('button', { name: 'Remove Shop' }));
    await user.click(screen.getByRole('button', { name: 'Remove $account' }));
    expect(saved()).toEqual(STATS);
  });

  it('are found by a part of their name, and never taken as typed', async () => {
    const { user, saved, onRunQuery } = await openEditor();
    await user.type(input('Accounts'), 'market{Enter}');
    expect(saved()).toEqual({ ...STATS, accounts: ['marketing'] });
    onRunQuery.mockClear();
    await user.type(input('Accounts'), 'nobody{Enter}');
    await user.tab();
    expect(saved()).toEqual({ ...STATS, accounts: ['marketing'] });
    expect(onRunQuery).not.toHaveBeenCalled();
  });

  it('can be a variable that is typed', async () => {
    const { user, saved } = await openEditor();
    await user.type(input('Accounts'), '$brand{Enter}');
    expect(saved()).toEqual({ ...STATS, accounts: ['$brand'] });
  });

  it('that the data source does not have are named', async () => {
    await openEditor({ query: { accounts: ['gone'] } });
    expect(screen.getByText(/no account with the id "gone"/)).toBeInTheDocument();
  });

  it('are to be added first where there are none', async () => {
    await openEditor({ jsonData: {} });
    expect(screen.getByText(/no account yet: add one in its settings/)).toBeInTheDocument();
  });
});

describe('figures', () => {
  it('are saved in one order, and not when they are the default', async () => {
    const { user, saved } = await openEditor({ query: { metrics: ['delivered'] } });
    await user.click(input('Metrics'));
    await user.click(await option(/^Requests/));
    expect(saved()).toEqual(STATS);
  });

  it('are needed before the query runs', async () => {
    const { user, saved, onRunQuery } = await openEditor({ query: { metrics: ['delivered'] } });
    await removeAll(user);
    expect(saved()).toEqual({ ...STATS, metrics: [] });
    expect(screen.getByText('The query runs when a metric or a rate is chosen')).toBeInTheDocument();
    expect(onRunQuery).not.toHaveBeenCalled();
    await user.click(input('Rates'));
    await user.click(await option(/^Delivered % Delivery · of requests/));
    expect(saved()).toEqual({ ...STATS, metrics: [], rates: ['delivered'] });
    expect(onRunQuery).toHaveBeenCalledTimes(1);
  });
});

describe('periods', () => {
  it('tell what is partial, and what an alert rule makes of it', async () => {
    const { user, saved } = await openEditor({ query: { accounts: ['marketing'] } });
    expect(
      screen.getByText(/is today \(UTC\) and partial: shown, with a notice\. An alert rule .* leaves it out$/)
    ).toBeInTheDocument();
    await user.click(radio('Aggregated by', 'Week'));
    expect(screen.getByText(/^The week .* contains today/)).toBeInTheDocument();
    await user.click(radio('Today', 'Include'));
    expect(screen.getByText(/counts the week that contains today/)).toBeInTheDocument();
    expect(saved()).toMatchObject({ aggregatedBy: 'week', today: 'include' });
    await user.click(radio('Aggregated by', 'Day'));
    await user.click(radio('Today', 'Mark (default)'));
    expect(saved()).toEqual({ ...STATS, accounts: ['marketing'] });
  });

  it('leave today out in an alert rule, without saving it', async () => {
    const { changes } = await openEditor({ app: CoreApp.UnifiedAlerting, query: { source: 'categories' } });
    expect(radio('Today', 'Leave out (default)')).toBeChecked();
    expect(screen.getByText(/and partial: left out$|is partial, .*: left out$/)).toBeInTheDocument();
    expect(screen.getByText(/largest by delivered are not the same every day/)).toBeInTheDocument();
    expect(screen.queryByRole('radiogroup', { name: 'Format' })).not.toBeInTheDocument();
    expect(changes).toEqual([]);
  });
});

describe('the display', () => {
  it('is shaped and named', async () => {
    const { user, saved } = await openEditor({ query: { source: 'categories' } });
    await user.click(radio('Format', 'Table'));
    await paste(user, screen.getByLabelText('Legend'), '{{account}}/{{category}}');
    expect(saved()).toMatchObject({ format: 'table', legendFormat: '{{account}}/{{category}}' });
  });
});

describe('credits and reputation', () => {
  it('are about the same accounts', async () => {
    const { user, saved } = await openEditor({ query: { accounts: ['shop'], metrics: ['opens'] } });
    await user.click(radio('Query type', 'Credits'));
    expect(saved()).toEqual({ refId: 'A', queryType: 'credits', accounts: ['shop'] });
    await user.click(radio('Query type', 'Reputation'));
    expect(saved()).toEqual({ refId: 'A', queryType: 'reputation', accounts: ['shop'] });
    await removeAll(user);
    expect(saved()).toEqual({ refId: 'A', queryType: 'reputation' });
  });

  it.each<[CoreApp, readonly string[]]>([
    [CoreApp.Dashboard, ['Remaining', 'Total', 'Overage', 'Used']],
    [CoreApp.UnifiedAlerting, ['Remaining']],
  ])('have figures by who asks: %s', async (app, figures) => {
    await openEditor({ query: { queryType: 'credits' }, app });
    expect(
      screen.getAllByRole('button', { name: /^Remove / }).map((button) => button.getAttribute('aria-label'))
    ).toEqual(figures.map((figure) => `Remove ${figure}`));
  });

  it('have figures that can be chosen', async () => {
    const { user, saved } = await openEditor({ query: { queryType: 'credits', figures: ['used'] } });
    await user.click(input('Figures'));
    await user.click(await option(/^Remaining/));
    expect(saved()).toMatchObject({ figures: ['remain', 'used'] });
  });
});

it('tells how old the answer is, and drops it', async () => {
  const { user, backend, onRunQuery } = await openEditor({ query: { queryType: 'reputation' } });
  await user.click(screen.getByTestId('drop-cached-answers'));
  expect(await screen.findByText('2 answers dropped')).toBeInTheDocument();
  expect(backend.asked('POST cache/clear')).toHaveLength(1);
  expect(onRunQuery).toHaveBeenCalledTimes(1);
});

it('examples are queries that the backend takes', async () => {
  const { user, changes } = await renderEditor<SendGridStatsDataQuery>({
    value: { ...STATS } as SendGridStatsDataQuery,
    render: (query, onChange) => (
      <QueryHelp
        datasource={createDataSource()}
        query={query}
        onClickExample={(example) => onChange(example as SendGridStatsDataQuery)}
      />
    ),
  });
  const examples = screen.getAllByRole('button');
  for (const example of examples) {
    await user.click(example);
  }
  expect(changes).toHaveLength(examples.length);
  for (const query of changes) {
    expect(query.refId).toBe('A');
    expect(() => parseQuery(query, { fromAlert: false })).not.toThrow();
  }
});
