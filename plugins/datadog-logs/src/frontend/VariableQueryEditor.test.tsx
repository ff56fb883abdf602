/** @jest-environment jsdom */
import { FakeBackend, paste, refusal, renderEditor } from '@glance/query-editor/testing';
import { screen, within } from '@testing-library/react';
import { AnnotationQueryEditor } from './AnnotationQueryEditor';
import { type DatadogLogsDataQuery, type VariableDataQuery } from './DatadogLogsDataQuery';
import { createDataSource } from './testing/createDataSource';
import { VariableQueryEditor } from './VariableQueryEditor';

const ANSWERS = { 'GET facets': () => ({ values: ['service', '@usr.id'], notices: [] }) };

async function renderVariableEditor(query?: Partial<VariableDataQuery> | '', answers: object = ANSWERS) {
  const backend = new FakeBackend(answers as ConstructorParameters<typeof FakeBackend>[0]);
  const dataSource = createDataSource({ variables: { env: { value: 'prod' } } });
  const editor = await renderEditor<VariableDataQuery>({
    value: query as VariableDataQuery,
    render: (value, onChange) => (
      <VariableQueryEditor datasource={dataSource} query={value} onChange={onChange} onRunQuery={() => undefined} />
    ),
  });
  return { ...editor, backend };
}

const list = (name: string) => within(screen.getByRole('radiogroup', { name: 'List' })).getByRole('radio', { name });
const facet = () => screen.getByRole('combobox', { name: 'Facet' });
const search = () => screen.getByRole('combobox', { name: /^Search/ });

describe('the query of a variable', () => {
  it.each([
    ['a new variable', undefined],
    ['an older kind of variable', '' as const],
  ])('lists the services for %s', async (_, query) => {
    const { changes } = await renderVariableEditor(query);
    expect(list('Facet values')).toBeChecked();
    expect(facet()).toHaveValue('service');
    expect(changes).toEqual([]);
  });

  it('lists the values of another facet, among the logs of a search', async () => {
    const { user, saved } = await renderVariableEditor({ refId: 'v', queryType: 'variable', variable: 'facetValues' });
    await user.click(facet());
    await user.click(await screen.findByRole('option', { name: '@usr.id' }));
    await paste(user, search(), 'env:$env');
    const expected = {
      refId: 'v',
      queryType: 'variable',
      variable: 'facetValues',
      facet: '@usr.id',
      query: 'env:$env',
    };
    expect(saved()).toEqual(expected);
    await user.clear(search());
    await user.keyboard('{Enter}');
    expect(saved()).not.toHaveProperty('query');
  });

  it('may have another variable in place of the facet', async () => {
    const { user, saved } = await renderVariableEditor();
    await user.click(facet());
    await user.click(await screen.findByRole('option', { name: /^\$env/ }));
    expect(saved()).toMatchObject({ facet: '$env' });
  });

  it('keeps of another list what still has a meaning', async () => {
    const query = { refId: 'v', queryType: 'variable', variable: 'facetValues', facet: 'host', query: 'x' } as const;
    const { user, saved } = await renderVariableEditor(query);
    await user.click(list('Facets'));
    expect(saved()).toEqual({ refId: 'v', queryType: 'variable', variable: 'facets', query: 'x' });
    await user.click(list('Indexes'));
    expect(saved()).toEqual({ refId: 'v', queryType: 'variable', variable: 'indexes' });
    expect(screen.queryByRole('combobox', { name: /^Search/ })).not.toBeInTheDocument();
  });

  it('works without a list of facets', async () => {
    const answers = {
      'GET facets': () => {
        throw refusal(429, 'the quota is used up until 12:00');
      },
    };
    const query = { refId: 'v', queryType: 'variable', variable: 'facetValues', facet: '' } as const;
    const { user, saved } = await renderVariableEditor(query, answers);
    expect(screen.getByText('The variable is filled when a facet is chosen')).toBeInTheDocument();
    await user.click(facet());
    expect(await screen.findByText(/could not be loaded \(the quota is used up until 12:00\)/)).toBeInTheDocument();
    await paste(user, facet(), '@mine');
    expect(saved()).toMatchObject({ facet: '@mine' });
  });
});

describe('the query of an annotation', () => {
  async function renderAnnotationEditor(query?: DatadogLogsDataQuery) {
    new FakeBackend(ANSWERS);
    const dataSource = createDataSource();
    return renderEditor<DatadogLogsDataQuery>({
      value: query as DatadogLogsDataQuery,
      render: (value, onChange) => (
        <AnnotationQueryEditor datasource={dataSource} query={value} onChange={onChange} onRunQuery={() => undefined} />
      ),
    });
  }

  it('is one of logs and nothing else', async () => {
    const { user, saved } = await renderAnnotationEditor();
    expect(screen.queryByRole('radiogroup', { name: 'Query type' })).not.toBeInTheDocument();
    await paste(user, search(), 'deployed');
    expect(saved()).toEqual({ refId: 'Anno', queryType: 'logs', query: 'deployed' });
  });

  it('is not the one of another type that stood there', async () => {
    const { user, saved } = await renderAnnotationEditor({ refId: 'B', queryType: 'logCounts', interval: '1m' });
    await paste(user, screen.getByLabelText('Limit'), '20');
    expect(saved()).toEqual({ refId: 'B', queryType: 'logs', limit: 20 });
  });
});
