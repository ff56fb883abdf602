/** @jest-environment jsdom */
import { warningsFor } from '@glance/query-editor';
import { type CostsQueryModel } from '../shared/CostsQuery';
import { queryWarnings } from './queryWarnings';

function warningsOf(query: Partial<CostsQueryModel>, fromAlert = false) {
  return queryWarnings({ queryType: 'costs', ...query }, { fromAlert });
}

const ID = '00000000-0000-0000-0000-00000000000a';
const filter = (name: string, ...values: string[]) => ({ type: 'Dimension', name, operator: 'In', values }) as const;

describe('queryWarnings', () => {
  it('says nothing about a query that Azure takes', () => {
    expect(warningsOf({})).toEqual([]);
    expect(
      warningsOf({ scopes: ['*'], groupBy: [{ type: 'TagKey', name: 'team' }], filters: [filter('Meter', 'x')] })
    ).toEqual([]);
  });

  it.each<[string, Partial<CostsQueryModel>, object]>([
    [
      'a text that is no scope',
      { scopes: ['*', 'production'] },
      { part: 'scopes', severity: 'warning', text: /^Scope 2 is "production": use / },
    ],
    [
      'an unknown dimension',
      { groupBy: [{ type: 'Dimension', name: 'Team' }] },
      {
        part: 'groupBy',
        index: 0,
        severity: 'warning',
        text: /^Grouping 1 is "Team", which is no dimension.* or choose Tag instead of Dimension$/,
      },
    ],
    [
      'the same grouping twice',
      {
        groupBy: [
          { type: 'TagKey', name: 'a' },
          { type: 'TagKey', name: 'A' },
        ],
      },
      { part: 'groupBy', index: 1, text: /^Grouping 2 is "A", as Grouping 1 is/ },
    ],
    [
      'three groupings',
      { groupBy: ['a', 'b', 'c'].map((name) => ({ type: 'TagKey', name })) },
      { part: 'groupBy', text: /at most 2, so remove 1/ },
    ],
    [
      'an unknown dimension in a filter',
      { filters: [filter('Team', 'x')] },
      { part: 'filters', index: 0, severity: 'warning', text: /^Filter 1 is "Team"/ },
    ],
    [
      'a running total without time',
      { cumulative: true, granularity: 'None' },
      { part: 'cumulative', severity: 'warning', text: /^Cumulative is on, but with granularity "None"/ },
    ],
    [
      'single resources of a management group',
      {
        scopes: ['providers/Microsoft.Management/managementGroups/root'],
        groupBy: [{ type: 'Dimension', name: 'ResourceId' }],
      },
      { part: 'groupBy', index: 0, text: /subscriptions and resource groups only/ },
    ],
    [
      'a cost that appears twice',
      { scopes: [ID, `subscriptions/${ID}/resourceGroups/web`] },
      { part: 'scopes', text: /resource group web appears twice/ },
    ],
    [
      'usage of mixed units',
      { metric: 'UsageQuantity' },
      { part: 'metric', severity: 'info', text: /different units/ },
    ],
  ])('warns of %s, in the words of the form', (_, query, { text, ...expected }: { text?: RegExp }) => {
    const warnings = warningsOf(query);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatchObject(expected);
    expect(warnings[0]?.text).toMatch(text!);
  });

  it('only reminds of what is not written yet', () => {
    const unfinished = {
      groupBy: [
        { type: 'Dimension', name: '' },
        { type: 'TagKey', name: '' },
      ],
      filters: [filter('Meter')],
    } as const;
    expect(warningsOf(unfinished)).toEqual([
      { part: 'groupBy', index: 0, severity: 'info', text: 'The query runs when a dimension is chosen' },
      { part: 'groupBy', index: 1, severity: 'info', text: 'The query runs when the key of a tag is typed' },
      { part: 'filters', index: 0, severity: 'info', text: 'The query runs when a value is chosen or typed' },
    ]);
  });

  it('is content with usage that is split by unit', () => {
    expect(warningsOf({ metric: 'UsageQuantity', groupBy: [{ type: 'Dimension', name: 'UnitOfMeasure' }] })).toEqual(
      []
    );
    expect(warningsOf({ metric: 'UsageQuantity', filters: [filter('Meter', 'vCPU')] })).toEqual([]);
  });

  it('refuses variables in an alert rule, and only there', () => {
    const query = {
      scopes: ['$subscription'],
      groupBy: [{ type: 'TagKey', name: '[[tag]]' }],
      filters: [filter('Meter', '${meter}')],
    } as const;
    expect(warningsOf(query)).toEqual([]);
    expect(warningsOf(query, true).map(({ part, index, text }) => [part, index, text])).toEqual([
      ['scopes', undefined, 'An alert rule has no variables: replace $subscription by its value'],
      ['groupBy', 0, 'An alert rule has no variables: replace [[tag]] by its value'],
      ['filters', 0, 'An alert rule has no variables: replace ${meter} by its value'],
    ]);
  });
});

it('finds the warnings of a part, and of one entry', () => {
  const warnings = warningsOf({ groupBy: [{ type: 'Dimension', name: 'X' }], metric: 'UsageQuantity' });
  expect(warningsFor(warnings, 'groupBy')).toEqual([]);
  expect(warningsFor(warnings, 'groupBy', 0)).toHaveLength(1);
  expect(warningsFor(warnings, 'metric')).toHaveLength(1);
});
