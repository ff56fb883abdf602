/** @jest-environment jsdom */
import { FakeBackend } from '@glance/query-editor/testing';
import { CoreApp } from '@grafana/data';
import { parseQuery } from '../shared/query';
import { type SendGridStatsDataQuery } from './SendGridStatsDataQuery';
import { createDataSource } from './testing/createDataSource';

const STATS = { refId: 'A', queryType: 'stats' } as const;

describe('a new query', () => {
  it.each([
    [undefined, { queryType: 'stats' }],
    [CoreApp.Explore, { queryType: 'stats' }],
    [CoreApp.PanelEditor, { queryType: 'stats' }],
    [CoreApp.UnifiedAlerting, { queryType: 'stats', metrics: [], rates: ['delivered'] }],
  ])('shows something at once, in %s', (app, expected) => {
    const query = createDataSource().getDefaultQuery(app);
    expect(query).toEqual(expected);
    expect(() => parseQuery(query, { fromAlert: app === CoreApp.UnifiedAlerting })).not.toThrow();
  });
});

describe('a query that asks for no figure', () => {
  it.each<[object, boolean]>([
    [STATS, true],
    [{ ...STATS, hide: true }, false],
    [{ ...STATS, metrics: [] }, false],
    [{ ...STATS, metrics: [], rates: ['delivered'] }, true],
    [{ refId: 'A', queryType: 'credits' }, true],
    [{ refId: 'A', queryType: 'credits', figures: [] }, false],
    [{ refId: 'A', queryType: 'reputation' }, true],
    [{ refId: 'A', queryType: 'variable', variable: 'accounts' }, true],
  ])('is not run: %j %p', (query, isRun) => {
    expect(createDataSource().filterQuery(query as SendGridStatsDataQuery)).toBe(isRun);
  });
});

describe('variables', () => {
  const dataSource = createDataSource({
    variables: {
      account: { value: ['marketing', 'shop'] },
      all: { value: '$__all', options: ['a', 'b'] },
      own: { value: '$__all', options: ['a', 'b'], allValue: 'mine' },
      metric: { value: 'opens' },
      none: { value: [] },
    },
  });
  const replaced = (query: object) => dataSource.applyTemplateVariables(query as SendGridStatsDataQuery, {});

  it('become one element for each selected value', () => {
    const query = {
      ...STATS,
      accounts: ['$account', 'x'],
      names: ['n-${account}'],
      metrics: ['$metric'],
      rates: ['[[all]]'],
    };
    expect(replaced(query)).toEqual({
      ...STATS,
      accounts: ['marketing', 'shop', 'x'],
      names: ['n-marketing', 'n-shop'],
      metrics: ['opens'],
      rates: ['a', 'b'],
    });
  });

  it('stand for everything when All is selected, or for its custom value', () => {
    expect(replaced({ ...STATS, accounts: ['$all'], names: ['$own'] })).toMatchObject({
      accounts: ['*'],
      names: ['mine'],
    });
    expect(replaced({ ...STATS, names: ['$all'] })).toMatchObject({ names: ['*'] });
  });

  it('without a value do not stand for what nobody chose', () => {
    const query = replaced({ ...STATS, accounts: ['$none'] });
    expect(query).toMatchObject({ accounts: [] });
    expect(() => parseQuery(query, { fromAlert: false })).toThrow(/accounts is \[\]/);
  });

  it('stand in every other text, and in queries of other types', () => {
    expect(replaced({ ...STATS, legendFormat: '$metric', top: { by: '$metric' } })).toMatchObject({
      legendFormat: 'opens',
      top: { by: 'opens' },
    });
    expect(replaced({ refId: 'A', queryType: 'credits', accounts: ['$all'], figures: ['$all'] })).toMatchObject({
      accounts: ['*'],
      figures: ['a', 'b'],
    });
    const query = { refId: 'A', queryType: 'variable', variable: 'categories', accounts: ['$account'] };
    expect(replaced(query)).toMatchObject({ accounts: ['marketing', 'shop'] });
  });
});

describe('lists and cached answers', () => {
  it('are asked for the accounts that are meant', async () => {
    const listed = { values: ['newsletter'], notices: [] };
    const backend = new FakeBackend({
      'GET categories': () => listed,
      'GET subusers': () => listed,
      'POST cache/clear': () => ({ dropped: 3 }),
    });
    const dataSource = createDataSource();
    expect(await dataSource.listNames('categories', ['marketing', 'shop'])).toEqual(listed);
    await dataSource.listNames('subusers', ['*']);
    expect(backend.asked('GET categories')[0]).toMatchObject({
      params: { account: ['marketing', 'shop'] },
      showErrorAlert: false,
    });
    expect(backend.asked('GET subusers')[0]?.params).toBeUndefined();
    expect(await dataSource.dropCachedAnswers()).toBe(3);
  });
});
