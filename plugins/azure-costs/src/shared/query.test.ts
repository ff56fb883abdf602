import { DIMENSIONS } from './dimensions';
import { costsProblems } from './limits';
import { parseQuery } from './query';

const ID = '11111111-2222-3333-4444-555555555555';
const DASHBOARD = { fromAlert: false };
const ALERT = { fromAlert: true };

function messageOf(model: unknown, caller = DASHBOARD): string {
  try {
    parseQuery(model, caller);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('the query was accepted');
}

describe('a costs query', () => {
  it('needs nothing but its type', () => {
    expect(parseQuery({ refId: 'A', queryType: 'costs' }, DASHBOARD)).toEqual({
      queryType: 'costs',
      scopes: [],
      costType: 'ActualCost',
      metric: 'Cost',
      granularity: 'Daily',
      groupBy: [],
      filters: [],
      top: undefined,
      cumulative: false,
      unsettledDays: { days: 2, show: 'mark' },
      format: 'timeseries',
      legendFormat: '',
    });
  });

  it('drops unsettled days for an alert rule, also where only a part is named, and ignores its format', () => {
    expect(parseQuery({ queryType: 'costs', unsettledDays: { days: 3 }, format: 'table' }, ALERT)).toMatchObject({
      unsettledDays: { days: 3, show: 'drop' },
      format: 'timeseries',
    });
    expect(parseQuery({ queryType: 'costs', unsettledDays: { show: 'include' } }, ALERT)).toMatchObject({
      unsettledDays: { days: 2, show: 'include' },
    });
    expect(parseQuery({ queryType: 'costs', unsettledDays: { days: 3 } }, DASHBOARD)).toMatchObject({
      unsettledDays: { days: 3, show: 'mark' },
    });
  });

  it('normalises scopes, dimensions and empty filter values', () => {
    const query = parseQuery(
      {
        queryType: 'costs',
        scopes: [`/subscriptions/${ID}`, ID, '*'],
        groupBy: [
          { type: 'Dimension', name: 'resourcegroupname' },
          { type: 'TagKey', name: 'costCenter' },
        ],
        filters: [{ type: 'Dimension', name: 'SERVICENAME', operator: 'NotIn', values: ['(none)', 'US$5'] }],
        top: {},
        somethingElse: '$ignored',
      },
      DASHBOARD
    );
    expect(query).toMatchObject({
      scopes: [{ path: `subscriptions/${ID}` }, { kind: 'all' }],
      groupBy: [{ name: 'ResourceGroupName' }, { name: 'costCenter' }],
      filters: [{ name: 'ServiceName', operator: 'NotIn', values: ['', 'US$5'] }],
      top: { limit: 10, others: true },
    });
  });

  it.each([
    [{ granularity: 'Weekly' }, 'granularity is "Weekly": use one of "Daily", "Monthly", "None"'],
    [{ costType: 7 }, 'costType is 7: use one of "ActualCost", "AmortizedCost", "Usage"'],
    [{ metric: null }, 'metric is null: use one of "Cost", "CostUSD", "UsageQuantity"'],
    [{ schemaVersion: 2 }, 'schemaVersion is 2: use 1'],
    [{ scopes: 'x' }, 'scopes is "x": use a list'],
    [{ scopes: [5] }, 'scopes[0] is 5: use a text'],
    [{ cumulative: 'yes' }, 'cumulative is "yes": use true or false'],
    [{ top: { limit: 0 } }, 'top.limit is 0: use at least 1'],
    [{ top: { limit: 2.5 } }, 'top.limit is 2.5: use a whole number'],
    [{ unsettledDays: { days: -1 } }, 'unsettledDays.days is -1: use at least 0'],
    [{ unsettledDays: { show: 'hide' } }, 'unsettledDays.show is "hide": use one of "include", "mark", "drop"'],
    [{ groupBy: [{ type: 'Tag', name: 'a' }] }, 'groupBy[0].type is "Tag": use one of "Dimension", "TagKey"'],
    [{ groupBy: [{ type: 'Dimension' }] }, 'groupBy[0].name is missing: use a text'],
    [{ filters: [{ name: 'ServiceName' }] }, 'filters[0].values is missing: use a list'],
  ])('is refused for %j', (fields, message) => {
    expect(messageOf({ queryType: 'costs', ...fields })).toBe(message);
  });

  it.each([
    [{ scopes: ['production'] }, 'scopes[0] is "production"'],
    [{ groupBy: [{ name: 'ResourceGrup' }] }, 'groupBy[0].name is "ResourceGrup", which is no dimension'],
    [{ groupBy: [{ name: 'ServiceName' }, { name: 'servicename' }] }, 'groupBy[1].name is "servicename"'],
    [{ groupBy: [{ type: 'TagKey', name: '' }] }, 'groupBy[0].name is ""'],
    [
      { groupBy: [{ name: 'ServiceName' }, { name: 'Meter' }, { name: 'MeterId' }] },
      'groupBy has 3 groupings: Azure takes at most 2',
    ],
    [{ filters: [{ name: 'ServiceName', values: [] }] }, 'filters[0].values is []: name at least one value'],
    [{ filters: [{ name: 'Servicename2', values: ['a'] }] }, 'filters[0].name is "Servicename2"'],
    [
      {
        scopes: ['providers/Microsoft.Management/managementGroups/root'],
        filters: [{ name: 'ResourceId', values: ['a'] }],
      },
      'filters[0].name is "ResourceId", which Azure has for subscriptions',
    ],
    [{ cumulative: true, granularity: 'None' }, 'cumulative is true, but with granularity "None"'],
  ])('is refused before it costs a call for %j', (fields, start) => {
    expect(messageOf({ queryType: 'costs', ...fields })).toContain(start);
  });

  it.each([
    [{ scopes: ['subscriptions/$sub'] }, 'scopes[0] contains the variable $sub'],
    [{ granularity: '${step}' }, 'granularity contains the variable ${step}'],
    [{ legendFormat: '[[x]]' }, 'legendFormat contains the variable [[x]]'],
    [{ top: { limit: '$n' } }, 'top.limit contains the variable $n'],
    [{ groupBy: [{ name: '$__interval' }] }, 'groupBy[0].name contains the variable $__interval'],
    [{ filters: [{ name: 'Meter', values: ['a', '$v'] }] }, 'filters[0].values[1] contains the variable $v'],
  ])('names a variable that nobody replaced, as in %j', (fields, start) => {
    expect(messageOf({ queryType: 'costs', ...fields }, ALERT)).toContain(start);
  });

  it('names every dimension once, whatever its case', () => {
    expect(new Set(DIMENSIONS.map((name) => name.toLowerCase())).size).toBe(DIMENSIONS.length);
  });
});

describe('costsProblems', () => {
  it('says nothing about texts that a variable will replace', () => {
    const query = { scopes: ['$scope'], groupBy: [{ type: 'Dimension' as const, name: '$by' }] };
    expect(costsProblems(query)).toEqual([]);
  });

  it('finds everything at once, for an editor', () => {
    const fields = costsProblems({
      scopes: ['nowhere'],
      groupBy: [{ type: 'Dimension', name: 'Nothing' }],
      filters: [{ type: 'TagKey', name: 'a', operator: 'In', values: [] }],
      cumulative: true,
      granularity: 'None',
    }).map((problem) => problem.field);
    expect(fields).toEqual(['scopes[0]', 'groupBy[0].name', 'filters[0].values', 'cumulative']);
  });
});

describe('a query of cost changes', () => {
  const CHANGES = { queryType: 'costChanges' };

  it('needs nothing but its type; an alert rule gets the change', () => {
    const complete = {
      queryType: 'costChanges',
      scopes: [],
      costType: 'ActualCost',
      metric: 'Cost',
      groupBy: [],
      filters: [],
      baselineDays: 28,
      unsettledDays: { days: 2 },
    };
    expect(parseQuery({ refId: 'A', ...CHANGES }, DASHBOARD)).toEqual({ ...complete, figure: undefined });
    expect(parseQuery({ refId: 'A', ...CHANGES }, ALERT)).toEqual({ ...complete, figure: 'change' });
    expect(parseQuery({ ...CHANGES, figure: 'current' }, ALERT)).toMatchObject({ figure: 'current' });
  });

  it('normalises what it shares with costs', () => {
    const query = {
      ...CHANGES,
      scopes: [`/subscriptions/${ID}`, ID],
      groupBy: [{ name: 'resourcegroupname' }],
      filters: [{ name: 'SERVICENAME', values: ['(none)'] }],
    };
    expect(parseQuery(query, DASHBOARD)).toMatchObject({
      scopes: [{ path: `subscriptions/${ID}` }],
      groupBy: [{ type: 'Dimension', name: 'ResourceGroupName' }],
      filters: [{ type: 'Dimension', name: 'ServiceName', operator: 'In', values: [''] }],
    });
  });

  it('lets defaults of costs pass, and what it does not know, such as how unsettled days are shown', () => {
    const query = {
      ...CHANGES,
      granularity: 'Daily',
      cumulative: false,
      format: 'timeseries',
      legendFormat: '{{x}}',
      unsettledDays: { days: 3, show: 'include' },
    };
    expect(parseQuery(query, DASHBOARD)).toMatchObject({ unsettledDays: { days: 3 } });
    expect(parseQuery(query, DASHBOARD)).not.toHaveProperty('unsettledDays.show');
  });

  it.each([
    [{ top: { limit: 10 } }, 'top is {"limit":10}: cost changes are told of every group, so remove it'],
    [{ top: null }, 'top is null: cost changes are told of every group, so remove it'],
    [{ cumulative: true }, 'cumulative is true: cost changes compare single days, so remove it'],
    [{ granularity: 'Monthly' }, 'granularity is "Monthly": cost changes compare days, so remove it'],
    [
      { format: 'table' },
      'format is "table": cost changes are a table, and with a figure one number for each group, so remove it',
    ],
    [{ figure: 'delta' }, 'figure is "delta": use one of "current", "baseline", "change", "changePercent"'],
    [{ figure: 7 }, 'figure is 7: use one of "current", "baseline", "change", "changePercent"'],
    [{ baselineDays: 6 }, 'baselineDays is 6: use at least 7'],
    [{ baselineDays: 365 }, 'baselineDays is 365: use at most 364'],
    [{ baselineDays: 9.5 }, 'baselineDays is 9.5: use a whole number'],
    [{ baselineDays: '28' }, 'baselineDays is "28": use a number'],
    [{ unsettledDays: { days: -1 } }, 'unsettledDays.days is -1: use at least 0'],
    [{ metric: 'Costs' }, 'metric is "Costs": use one of "Cost", "CostUSD", "UsageQuantity"'],
    [
      { filters: [{ name: 'ServiceName', values: [] }] },
      'filters[0].values is []: name at least one value, or remove the filter',
    ],
    [
      { figure: '$figure' },
      'figure contains the variable $figure, which was not replaced: variables exist on dashboards only, so write the value itself in an alert rule',
    ],
    [
      { granularity: '${step}' },
      'granularity contains the variable ${step}, which was not replaced: variables exist on dashboards only, so write the value itself in an alert rule',
    ],
  ])('is refused for %j, whoever asks', (fields, message) => {
    expect(messageOf({ ...CHANGES, ...fields })).toBe(message);
    expect(messageOf({ ...CHANGES, ...fields }, ALERT)).toBe(message);
  });
});

describe('the query type', () => {
  it.each([
    [{}, 'queryType is missing: use one of "costs", "costChanges", "variable"'],
    [{ queryType: 'forecast' }, 'queryType is "forecast": use one of "costs", "costChanges", "variable"'],
    ['costs', 'the query is "costs": use an object'],
  ])('is named when it is wrong: %j', (model, message) => {
    expect(messageOf(model)).toBe(message);
  });
});
