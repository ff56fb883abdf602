/** @jest-environment jsdom */
import { withoutDefaults } from '@glance/query-editor';
import { dayOf } from '@glance/time-buckets';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dailyCosts, planCostChanges } from '../backend/queries/costChanges/plan';
import { costsPeriod } from '../backend/queries/costs/period';
import { requestFor } from '../backend/queries/costs/CostsPiece';
import { planCosts, runsOf } from '../backend/queries/costs/plan';
import type { CostChangesQuery, CostChangesQueryModel } from '../shared/CostChangesQuery';
import { costChangesDefaults, costsDefaults, TOP_DEFAULTS } from '../shared/defaults';
import type { CostsQuery, CostsQueryModel } from '../shared/CostsQuery';
import { parseQuery } from '../shared/query';

const NOW_MS = Date.parse('2026-11-25T10:00:00Z');
const ASKED = { fromMs: NOW_MS - 90 * 86_400_000, toMs: NOW_MS, nowMs: NOW_MS };
const SUBSCRIPTION = '2f6c9d1e-4b7a-4c58-9a31-6d0e8f5b7c11';
/** What one scope may cost all dashboards: Azure answers four questions a minute for each, and alert rules need one. */
const MOST_REQUESTS = 3;

type PanelModel = CostsQueryModel | CostChangesQueryModel;

interface Dashboard {
  readonly time: { readonly from: string; readonly to: string };
  readonly panels: ReadonlyArray<{ readonly title: string; readonly targets: readonly PanelModel[] }>;
}

const dashboards = readdirSync(__dirname)
  .filter((name) => name.endsWith('.json'))
  .map((name) => {
    const text = readFileSync(join(__dirname, name), 'utf8').replaceAll('${subscription}', SUBSCRIPTION);
    return { name, dashboard: JSON.parse(text) as Dashboard };
  });

function requestsOf(model: PanelModel): readonly string[] {
  const query = parseQuery(model, { fromAlert: false });
  if (query.queryType === 'variable') {
    throw new Error('A panel has the query of a variable');
  }
  const scopes = query.scopes.map(({ path }) => (path === '*' ? `subscriptions/${SUBSCRIPTION}` : path));
  const today = dayOf(NOW_MS);
  const { question, pieces } = planOf(query);
  return runsOf(pieces, today).flatMap((run) =>
    scopes.map((scope) => JSON.stringify(requestFor({ scope, question, pieces: run, today })))
  );
}

function planOf(query: CostsQuery | CostChangesQuery) {
  if (query.queryType === 'costs') {
    const period = costsPeriod(query, ASKED);
    return planCosts(query, daysOf(period.kind === 'period' ? period.axis : undefined));
  }
  return planCosts(dailyCosts(query), daysOf(planCostChanges(query, ASKED)));
}

function daysOf<Days>(part: { readonly days: Days } | undefined): Days {
  if (part === undefined) {
    throw new Error('The query asks about no days');
  }
  return part.days;
}

/** Which costs are asked for, whatever the months: all that a dashboard draws is made of the months of a few of these. */
const seriesOf = (request: string) => JSON.stringify({ ...(JSON.parse(request) as object), from: '', to: '' });

describe('the bundled dashboards', () => {
  it('are two, and both show the last 90 days', () => {
    expect(dashboards.map(({ dashboard }) => dashboard.time)).toEqual(Array(2).fill({ from: 'now-90d', to: 'now' }));
  });

  it(`ask Azure together at most ${MOST_REQUESTS} questions for each scope`, () => {
    const requests = dashboards.flatMap(({ dashboard }) =>
      dashboard.panels.flatMap(({ targets }) => targets.flatMap(requestsOf))
    );

    expect(requests.length).toBeGreaterThan(2 * MOST_REQUESTS);
    expect(new Set(requests.map(seriesOf)).size).toBeLessThanOrEqual(MOST_REQUESTS);
  });

  it.each(dashboards)('$name shows what crept up, of the months that its other panels show', ({ dashboard }) => {
    const targets = dashboard.panels.flatMap((panel) => panel.targets);
    const [changes, costs] = (['costChanges', 'costs'] as const).map((type) =>
      targets.filter(({ queryType }) => queryType === type).flatMap(requestsOf)
    );
    const first = (request = '{"from":""}') => (JSON.parse(request) as { readonly from: string }).from;

    expect(changes).toHaveLength(1);
    const wider = (costs ?? []).find((request) => seriesOf(request) === seriesOf(changes?.[0] ?? ''));
    expect(wider).toBeDefined();
    expect(first(changes?.[0]) >= first(wider)).toBe(true);
  });

  it.each(dashboards)('$name draws the same requests stacked and unstacked', ({ dashboard }) => {
    const [stacked, unstacked] = [/, stacked$/, /, unstacked$/].map((title) =>
      dashboard.panels.filter((panel) => title.test(panel.title)).flatMap(({ targets }) => targets.flatMap(requestsOf))
    );

    expect(unstacked?.length).toBeGreaterThan(0);
    expect(stacked).toEqual(expect.arrayContaining(unstacked ?? []));
  });

  it.each(dashboards)('$name has queries as the editor saves them, without defaults', ({ dashboard }) => {
    // An empty `top` still means the ten largest groups, so its limit is written though it is the default.
    const caller = { fromAlert: false };
    const common = { schemaVersion: 1, top: { others: TOP_DEFAULTS.others } };
    const defaults = { costs: costsDefaults(caller), costChanges: costChangesDefaults(caller) };
    for (const target of dashboard.panels.flatMap(({ targets }) => targets)) {
      expect(withoutDefaults(target, { ...defaults[target.queryType], ...common })).toEqual(target);
    }
  });
});
