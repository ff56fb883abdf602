/** @jest-environment jsdom */
import { paste, queryEditorOpener, refusal } from '@glance/query-editor/testing';
import { CoreApp, dateTime, FieldType, toDataFrame } from '@grafana/data';
import { screen, waitFor, within } from '@testing-library/react';
import { parseQuery } from '../shared/query';
import { type DatadogLogsDataQuery, type LogCountsDataQuery } from './DatadogLogsDataQuery';
import { type DataSource } from './DataSource';
import { QueryEditor } from './QueryEditor';
import { type DatadogLogsOptions } from './DatadogLogsOptions';
import { createDataSource } from './testing/createDataSource';

const ANSWERS = {
  'GET facets': () => ({ values: ['service', 'status', '@duration'], notices: [] }),
  'GET facet-values': () => ({ values: ['web', 'checkout'], notices: [] }),
  'GET indexes': () => ({ values: ['main', 'audit'], notices: [] }),
  'POST cache/clear': () => ({ dropped: 2 }),
};
const NOW = dateTime();

const openEditor = queryEditorOpener<DataSource, DatadogLogsDataQuery, DatadogLogsOptions>({
  Editor: QueryEditor,
  createDataSource,
  answers: ANSWERS,
  query: { refId: 'A', queryType: 'logCounts' },
  range: { from: dateTime(NOW).subtract(1, 'h'), to: NOW, raw: { from: 'now-1h', to: 'now' } },
});

const row = (name: string) => within(screen.getByRole('group', { name }));
const radio = (group: string, name: string | RegExp) =>
  within(screen.getByRole('radiogroup', { name: group })).getByRole('radio', { name });
const input = (name: string) => screen.getByRole<HTMLInputElement>('combobox', { name });

describe('a query without a type', () => {
  it('becomes the default one, and is saved and run as such', async () => {
    const { saved, onRunQuery } = await openEditor({ query: { queryType: undefined }, app: CoreApp.Explore });
    expect(saved()).toMatchObject({ refId: 'A', queryType: 'logs' });
    expect(onRunQuery).toHaveBeenCalledTimes(1);
  });

  it('leaves what another data source meant behind', async () => {
    const query = { queryType: 'range', query: 'rate(x[5m])', expr: 'x' } as unknown as DatadogLogsDataQuery;
    const { saved } = await openEditor({ query });
    expect(saved()).toStrictEqual({
      refId: 'A',
      queryType: 'logCounts',
      groupBy: [{ facet: 'status' }],
    });
  });
});

describe('the search', () => {
  it('is saved and run when it is finished, and removed when it is cleared', async () => {
    const { user, saved, onRunQuery } = await openEditor();
    await paste(user, input('Search'), 'status:error');
    expect(saved()).toEqual({ refId: 'A', queryType: 'logCounts', query: 'status:error' });
    await user.clear(input('Search'));
    await user.keyboard('{Enter}');
    expect(saved()).toEqual({ refId: 'A', queryType: 'logCounts' });
    expect(onRunQuery).toHaveBeenCalledTimes(2);
  });

  it('goes to another type of query, without what that does not know', async () => {
    const query = { query: 'status:error', groupBy: [{ facet: 'service' }] };
    const { user, saved } = await openEditor({ query });
    await user.click(radio('Query type', 'Logs'));
    expect(saved()).toEqual({ refId: 'A', queryType: 'logs', query: 'status:error' });
    await user.click(radio('Order', 'Oldest first'));
    await paste(user, screen.getByLabelText('Limit'), '50');
    expect(saved()).toEqual({ refId: 'A', queryType: 'logs', query: 'status:error', sort: 'timestamp', limit: 50 });
    await user.click(radio('Query type', 'Log volume'));
    await paste(user, input('Interval'), '5m');
    expect(saved()).toEqual({ refId: 'A', queryType: 'logVolume', query: 'status:error', interval: '5m' });
  });

  it('is narrowed to indexes, which are listed when somebody looks', async () => {
    const { user, saved, backend } = await openEditor();
    expect(backend.asked('GET indexes')).toHaveLength(0);
    await user.click(input('Indexes'));
    await user.click(await screen.findByRole('option', { name: 'audit' }));
    expect(saved()).toMatchObject({ indexes: ['audit'] });
  });

  it('can be narrowed to an index that begins like a listed one', async () => {
    const { user, saved } = await openEditor();
    await user.click(input('Indexes'));
    await screen.findByRole('option', { name: 'main' });
    await user.keyboard('mai{Enter}');
    expect(saved()).toMatchObject({ indexes: ['mai'] });
  });

  it('works without a list of indexes', async () => {
    const answers = {
      ...ANSWERS,
      'GET indexes': () => {
        throw refusal(502, 'Datadog does not answer');
      },
    };
    const { user, saved } = await openEditor({ answers });
    await user.click(input('Indexes'));
    expect(
      await screen.findByText(/The list of indexes could not be loaded \(Datadog does not answer\)/)
    ).toBeVisible();
    await paste(user, input('Indexes'), 'my-index');
    expect(saved()).toMatchObject({ indexes: ['my-index'] });
  });
});

describe('measures', () => {
  it('are a count until others are chosen', async () => {
    const { user, saved, onRunQuery } = await openEditor();
    expect(input('Measure 1: aggregation')).toHaveValue('Count');
    await user.click(screen.getByRole('button', { name: 'Add measure' }));
    expect(screen.getByText('The query runs when a measure or a facet is chosen')).toBeInTheDocument();
    expect(onRunQuery).not.toHaveBeenCalled();
    await user.click(input('Measure 2: of what'));
    await user.click(await screen.findByRole('option', { name: '@duration' }));
    const computes = [{ aggregation: 'count' }, { aggregation: 'avg', metric: '@duration' }];
    expect(saved()).toMatchObject({ computes });
    expect(onRunQuery).toHaveBeenCalledTimes(1);
    await user.click(screen.getByRole('button', { name: 'Remove measure 2' }));
    expect(saved()).toEqual({ refId: 'A', queryType: 'logCounts' });
  });

  it('lose what a count does not have', async () => {
    const query = { computes: [{ aggregation: 'pc95', metric: '@duration', name: 'slow' } as const] };
    const { user, saved } = await openEditor({ query });
    await user.click(input('Measure 1: aggregation'));
    await user.click(await screen.findByRole('option', { name: 'Count' }));
    expect(saved()).toMatchObject({ computes: [{ aggregation: 'count', name: 'slow' }] });
  });
});

describe('groupings', () => {
  it('are added and filled in by keyboard, and save nothing that is a default', async () => {
    const { user, saved, onRunQuery } = await openEditor();
    screen.getByRole('button', { name: 'Add grouping' }).focus();
    await user.keyboard('{Enter}');
    expect(input('Grouping 1: facet')).toHaveFocus();
    expect(onRunQuery).not.toHaveBeenCalled();
    await user.keyboard('service{Enter}');
    expect(saved()).toEqual({ refId: 'A', queryType: 'logCounts', groupBy: [{ facet: 'service' }] });
    await paste(user, screen.getByLabelText('Grouping 1: limit'), '5');
    expect(saved()).toMatchObject({ groupBy: [{ facet: 'service', limit: 5 }] });
    await user.clear(screen.getByLabelText('Grouping 1: limit'));
    await paste(user, screen.getByLabelText('Grouping 1: limit'), '10');
    expect(saved()).toMatchObject({ groupBy: [{ facet: 'service' }] });
  });

  it('are checked against what Datadog takes while they are written', async () => {
    const query = {
      groupBy: [
        { facet: 'service', limit: 200 },
        { facet: 'host', limit: 50 },
      ],
    };
    const { user, onRunQuery } = await openEditor({ query });
    expect(row('Group by').getByText('Up to 10,000 of 10,000 groups (200 × 50)')).toBeInTheDocument();
    await user.clear(screen.getByLabelText('Grouping 2: limit'));
    await paste(user, screen.getByLabelText('Grouping 2: limit'), '51');
    expect(
      row('Group by').getByText(/make 10200 groups: Datadog takes at most 10000, so lower the limit of grouping 1/)
    ).toBeInTheDocument();
    expect(onRunQuery).not.toHaveBeenCalled();
  });

  it('take their groups with them', async () => {
    const query = {
      groupBy: [{ facet: 'service' }],
      expectedGroups: [{ service: 'web' }],
      total: true,
      keepGroups: '1h',
    };
    const { user, saved } = await openEditor({ query });
    await user.click(screen.getByRole('button', { name: 'Remove grouping 1' }));
    expect(saved()).toEqual({ refId: 'A', queryType: 'logCounts' });
  });

  it('may always be reported', async () => {
    const { user, saved, onRunQuery } = await openEditor({ query: { groupBy: [{ facet: 'service' }] } });
    await user.click(screen.getByRole('button', { name: 'Add group' }));
    expect(onRunQuery).not.toHaveBeenCalled();
    await user.click(input('Group 1: service'));
    await user.click(await screen.findByRole('option', { name: 'checkout' }));
    expect(saved()).toMatchObject({ expectedGroups: [{ service: 'checkout' }] });
    expect(onRunQuery).toHaveBeenCalledTimes(1);
  });
});

describe('buckets', () => {
  it('are told as they will be', async () => {
    const { user, saved } = await openEditor();
    expect(row('Buckets').getByRole('status')).toHaveTextContent(/^auto: 5s buckets, 72\d in this range$/);
    await paste(user, input('Interval'), '5m');
    expect(saved()).toMatchObject({ interval: '5m' });
    expect(row('Buckets').getByRole('status')).toHaveTextContent(/^5m buckets, 1[23] in this range$/);
  });

  it('that cannot be are not asked for', async () => {
    const { user, onRunQuery } = await openEditor();
    await paste(user, input('Interval'), '5 minutes');
    expect(screen.getByText(/^The interval is "5 minutes": use "auto", or/)).toBeInTheDocument();
    expect(onRunQuery).not.toHaveBeenCalled();
  });
});

describe('the section for alerting', () => {
  const alerting = () => row('Alerting');

  it('tells in a panel what an alert rule would evaluate', async () => {
    await openEditor({ query: { groupBy: [{ facet: 'service' }] } });
    expect(alerting().getByRole('status')).toHaveTextContent(
      /^Alerting: an alert rule of this query looks 1m into the past.* Only whole buckets of 1m count .* A group stays for 24h after its last log\.$/
    );
    expect(input('Evaluation delay')).toHaveValue('0s');
    expect(radio('Partial buckets', 'Keep (default)')).toBeChecked();
  });

  it('has the stricter defaults in an alert rule, with the delay of the data source', async () => {
    const { changes } = await openEditor({
      app: CoreApp.UnifiedAlerting,
      query: { groupBy: [{ facet: 'service' }], interval: '1m' },
      jsonData: { evaluationDelaySeconds: 120 },
    });
    expect(input('Evaluation delay')).toHaveValue('2m');
    expect(radio('Partial buckets', 'Drop (default)')).toBeChecked();
    expect(input('Keep groups for')).toHaveValue('24h');
    expect(screen.getByLabelText('Grouping 1: limit')).toHaveAttribute('placeholder', '100');
    expect(alerting().getAllByRole('status')).toHaveLength(1);
    expect(alerting().getByRole('status')).toHaveTextContent(/^Alerting: this rule looks 2m into the past/);
    expect(changes).toEqual([]);
  });

  it('saves what differs from the default, even nothing', async () => {
    const { user, saved } = await openEditor({
      app: CoreApp.UnifiedAlerting,
      query: { groupBy: [{ facet: 'service' }], interval: '1m' },
    });
    await user.click(input('Keep groups for'));
    await user.click(await screen.findByRole('option', { name: /^not kept/ }));
    expect(saved()).toMatchObject({ keepGroups: '' });
    expect(alerting().getByText(/^Groups are not kept/)).toBeInTheDocument();
    await user.click(radio('Partial buckets', 'Keep'));
    expect(saved()).toMatchObject({ partialBuckets: 'keep' });
    await user.click(radio('Partial buckets', 'Drop (default)'));
    expect(saved()).not.toHaveProperty('partialBuckets');
    expect(() => parseQuery(saved(), { fromAlert: true, evaluationDelayMs: 60_000 })).not.toThrow();
  });

  it('warns in a rule of an interval that follows the range, and of groups beyond the limit', async () => {
    const fields = ['a', 'b'].map((service) => ({
      name: 'x',
      type: FieldType.number,
      labels: { service },
      values: [1],
    }));
    await openEditor({
      app: CoreApp.UnifiedAlerting,
      query: { groupBy: [{ facet: 'service', limit: 2 }] },
      frames: [toDataFrame({ refId: 'A', fields })],
    });
    expect(alerting().getByText(/^The interval is auto/)).toBeInTheDocument();
    expect(alerting().getByText(/^There are as many groups as the limit \(2\)/)).toBeInTheDocument();
  });

  it('turns a rule on logs into one on their count', async () => {
    const { user, saved } = await openEditor({
      app: CoreApp.UnifiedAlerting,
      query: { queryType: 'logs', query: 'status:error', limit: 5 } as Partial<DatadogLogsDataQuery>,
    });
    expect(screen.getByRole('alert')).toHaveTextContent('An alert rule cannot evaluate logs');
    await user.click(screen.getByRole('button', { name: 'Use counts' }));
    expect(saved()).toEqual({ refId: 'A', queryType: 'logCounts', query: 'status:error' });
  });

  it('says that a rule has no variables', async () => {
    await openEditor({ app: CoreApp.UnifiedAlerting, query: { query: 'service:$service' } });
    expect(screen.getByText('An alert rule has no variables: replace $service by its value')).toBeInTheDocument();
    expect(input('Search')).toBeInvalid();
  });
});

describe('the answer', () => {
  it('says how old it is, and can be asked for anew', async () => {
    const meta = { custom: { fetchedAt: new Date(Date.now() - 600_000).toISOString() } };
    const { user, onRunQuery } = await openEditor({ frames: [toDataFrame({ refId: 'A', fields: [], meta })] });
    expect(screen.getByTestId('answer-age')).toHaveTextContent('Answered 10 minutes ago');
    await user.click(screen.getByRole('button', { name: 'Drop cached answers' }));
    await waitFor(() => expect(screen.getByText('2 answers dropped')).toBeInTheDocument());
    expect(onRunQuery).toHaveBeenCalledTimes(1);
  });

  it('opens in Datadog', async () => {
    await openEditor({ query: { query: 'status:error' } });
    const link = screen.getByRole('link', { name: 'Open in Datadog' });
    expect(link).toHaveAttribute(
      'href',
      expect.stringMatching(/^https:\/\/app\.datadoghq\.com\/logs\?query=status%3Aerror/)
    );
    expect(link).toHaveAttribute('target', '_blank');
  });
});

it('a query that the editor has written is one that the backend takes', async () => {
  const { user, saved } = await openEditor({ query: { groupBy: [{ facet: 'service' }] } });
  await user.click(radio('Mode', 'Total'));
  await user.click(screen.getByLabelText('Add total'));
  await paste(user, screen.getByLabelText('Legend'), '{{service}}');
  await paste(user, input('Evaluation delay'), '90s');
  const query = saved() as LogCountsDataQuery;
  expect(query).toMatchObject({ mode: 'total', total: true, legendFormat: '{{service}}', evaluationDelay: '90s' });
  expect(() => parseQuery(query, { fromAlert: false, evaluationDelayMs: 60_000 })).not.toThrow();
});
