import { type AlertRule, alertRules, type RuleQuery } from '@glance/data-source/testing';
import { parseQuery } from '../src/shared/query';

const rules = alertRules('datadog-logs');
const countsOf = ({ data }: AlertRule) => data.filter(({ datasourceUid }) => datasourceUid === 'glance-datadog-logs');
const asRule = ({ model }: RuleQuery) => parseQuery(model, { fromAlert: true, evaluationDelayMs: 60_000 });

describe('the alert rules to start from', () => {
  it('are about errors, their ratio and silence', () => {
    expect(rules.map(({ title }) => title)).toEqual([
      'A service logs errors',
      'Many of all logs are errors',
      'A service has stopped logging',
    ]);
  });

  it.each(rules)('"$title" counts whole buckets of one width, out of reach of late logs', (rule) => {
    expect(countsOf(rule).length).toBeGreaterThan(0);
    for (const query of countsOf(rule)) {
      const counts = asRule(query);
      expect(counts).toMatchObject({
        queryType: 'logCounts',
        mode: 'timeseries',
        evaluationDelayMs: 60_000,
        partialBuckets: 'drop',
        fill: 'auto',
      });
      const intervalMs = counts.queryType === 'logCounts' ? (counts.intervalMs ?? 0) : 0;
      expect(intervalMs).toBeGreaterThanOrEqual(60_000);
      expect((query.relativeTimeRange.from * 1000) % intervalMs).toBe(0);
    }
  });

  it.each(rules)('"$title" judges the newest bucket of each of its counts', (rule) => {
    const reduced = rule.data.filter(({ model }) => model.type === 'reduce').map(({ model }) => model);
    expect(reduced).toHaveLength(countsOf(rule).length);
    for (const { reducer } of reduced) {
      expect(reducer).toBe('last');
    }
    expect(reduced.map(({ expression }) => expression)).toEqual(countsOf(rule).map(({ refId }) => refId));
  });

  it('keep the services that logged errors within a day', () => {
    expect(countsOf(rules[0] as AlertRule).map(asRule)).toMatchObject([{ keepGroupsMs: 86_400_000 }]);
  });

  it('know by name the services that must log', () => {
    const [silence] = countsOf(rules[2] as AlertRule).map(asRule);
    expect(silence).toMatchObject({ expectedGroups: [{ service: 'web-gateway' }, { service: 'checkout' }] });
    expect(silence).not.toHaveProperty('keepGroupsMs', expect.any(Number));
  });
});
