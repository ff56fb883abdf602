import { CostModel } from '@glance/simulator-azure';
import { compareSums } from '../compareSums';
import { sumKey } from '../Question';
import { dayMs, dayText, lastFinalDay, trueSums } from './azureTruth';

const anchorDay = Date.parse('2026-11-25') / dayMs;
const firstDay = Date.parse('2026-10-01') / dayMs;

describe('the last final day', () => {
  it.each([
    ['2026-11-25T10:00:00Z', '2026-10-31'],
    ['2026-11-04T07:00:00Z', '2026-10-31'],
    ['2026-11-03T23:00:00Z', '2026-09-30'],
    ['2026-01-02T00:00:00Z', '2025-11-30'],
  ])('at %s is %s', (now, day) => {
    expect(dayText(lastFinalDay(Date.parse(now)))).toBe(day);
  });
});

describe('the truth about a tenant', () => {
  const model = new CostModel({ seed: 1, anchorDay });
  const [subscription] = model.subscriptions;
  const id = subscription?.id ?? '';
  const question = {
    subscriptionIds: [id],
    firstDay,
    lastDay: firstDay + 30,
    costType: 'ActualCost',
    metric: 'Cost',
    groupBy: 'ServiceName',
  } as const;

  it('is what the simulator says of each group', () => {
    const { USD } = model.total({
      from: '2026-10-01',
      to: '2026-10-31',
      subscriptionId: id,
      where: { ServiceName: 'Storage' },
    });
    expect(USD).toBeGreaterThan(0);
    expect(trueSums(model, question).get(sumKey([id, 'USD', 'Storage']))).toBeCloseTo(USD ?? 0, 6);
  });

  it('leaves out other services, and has no currency in US dollars', () => {
    const sums = trueSums(model, { ...question, metric: 'CostUSD', services: ['Storage'] });
    expect([...sums.keys()]).toEqual([sumKey([id, 'Storage'])]);
  });

  it('differs between tenants in nearly every group, so that an answer that went astray is seen', () => {
    const [sums, other] = [trueSums(model, question), trueSums(new CostModel({ seed: 2, anchorDay }), question)];
    const differing = [...sums].filter(
      ([key, sum]) =>
        compareSums({
          answered: new Map([[key, other.get(key) ?? 0]]),
          truth: new Map([[key, sum]]),
          isLeftOut: () => false,
          hasGaps: false,
        }).length > 0
    );
    expect(differing.length).toBeGreaterThan(0.8 * sums.size);
  });
});
