/** @jest-environment jsdom */
import { withoutDefaults } from '@glance/query-editor';
import { dayOf } from '@glance/time-buckets';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { costsPeriod } from '../backend/queries/costs/period';
import { planCosts, requestsOf as coldRequests } from '../backend/queries/costs/plan';
import { parseCostsQuery } from '../shared/costsSchema';
import { costsDefaults, TOP_DEFAULTS } from '../shared/defaults';
import type { CostsQueryModel } from '../shared/CostsQuery';

const NOW_MS = Date.parse('2026-11-25T10:00:00Z');
const NINETY_DAYS_MS = 90 * 86_400_000;
const SUBSCRIPTION = '2f6c9d1e-4b7a-4c58-9a31-6d0e8f5b7c11';
/** What one scope may cost a dashboard: Azure answers four questions a minute for each. */
const MOST_REQUESTS = 3;

interface Dashboard {
  readonly time: { readonly from: string; readonly to: string };
  readonly panels: ReadonlyArray<{ readonly title: string; readonly targets: readonly CostsQueryModel[] }>;
}

const dashboards = readdirSync(__dirname)
  .filter((name) => name.endsWith('.json'))
  .map((name) => {
    const text = readFileSync(join(__dirname, name), 'utf8').replaceAll('${subscription}', SUBSCRIPTION);
    return { name, dashboard: JSON.parse(text) as Dashboard };
  });

function requestsOf(model: CostsQueryModel): readonly string[] {
  const query = parseCostsQuery(model, { fromAlert: false });
  const period = costsPeriod(query, { fromMs: NOW_MS - NINETY_DAYS_MS, toMs: NOW_MS, nowMs: NOW_MS });
  if (period.kind !== 'period') {
    throw new Error(`The query asks about no days: ${period.kind}`);
  }
  const scopes = query.scopes.map(({ path }) => (path === '*' ? `subscriptions/${SUBSCRIPTION}` : path));
  const plan = planCosts(query, period.axis.days);
  return coldRequests(plan, scopes, dayOf(NOW_MS)).map((request) => JSON.stringify(request));
}

describe('the bundled dashboards', () => {
  it('are two, and both show the last 90 days', () => {
    expect(dashboards.map(({ dashboard }) => dashboard.time)).toEqual(Array(2).fill({ from: 'now-90d', to: 'now' }));
  });

  it.each(dashboards)(`$name asks Azure at most ${MOST_REQUESTS} questions for each scope`, ({ dashboard }) => {
    const requests = dashboard.panels.flatMap(({ targets }) => targets.flatMap(requestsOf));

    expect(requests.length).toBeGreaterThan(MOST_REQUESTS);
    expect(new Set(requests).size).toBeLessThanOrEqual(MOST_REQUESTS);
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
    const defaults = { ...costsDefaults({ fromAlert: false }), schemaVersion: 1, top: { others: TOP_DEFAULTS.others } };
    for (const target of dashboard.panels.flatMap(({ targets }) => targets)) {
      expect(withoutDefaults(target, defaults)).toEqual(target);
    }
  });
});
