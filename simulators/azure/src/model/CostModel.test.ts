import { dayOf } from './calendar';
import { CostModel } from './CostModel';

const NOW_MS = Date.parse('2026-11-25T10:00:00Z');
const model = new CostModel({ seed: 1, anchorDay: dayOf(NOW_MS) });
const [production, development, europe] = model.subscriptions.map(({ id }) => id);

describe('CostModel', () => {
  it('gives the same costs for the same seed and day, and others for another seed', () => {
    const question = { from: '2026-10-01', to: '2026-10-31' };

    expect(new CostModel({ seed: 1, anchorDay: dayOf(NOW_MS) }).total(question)).toEqual(model.total(question));
    expect(new CostModel({ seed: 2, anchorDay: dayOf(NOW_MS) }).total(question)).not.toEqual(model.total(question));
  });

  it('has three subscriptions with about forty resource groups, one without any cost, one deleted', () => {
    const listed = model.subscriptions.flatMap(({ id }) => model.resourceGroups(id).map(({ name }) => name));

    expect(listed.length).toBeGreaterThanOrEqual(37);
    expect(listed).not.toContain('rg-reporting-legacy');
    expect(
      model.total({ from: '2026-09-01', to: '2026-09-30', resourceGroup: 'rg-reporting-legacy' }).USD
    ).toBeGreaterThan(0);
    expect(listed).toContain('rg-landing-zone-prod');
    expect(model.total({ from: '2025-09-01', to: '2026-11-24', resourceGroup: 'rg-landing-zone-prod' })).toEqual({});
  });

  it('reaches 14 months back and no further', () => {
    expect(model.total({ from: '2025-09-01', to: '2025-09-30' }).USD).toBeGreaterThan(0);
    expect(model.total({ from: '2025-08-01', to: '2025-08-31' })).toEqual({});
  });

  it('adds up: the whole is the sum of its groups and its services', () => {
    const october = { from: '2026-10-01', to: '2026-10-31', subscriptionId: production };
    const groups = new Set(model.resources.map(({ resourceGroup }) => resourceGroup.toLowerCase()));
    const services = new Set(model.resources.map(({ service }) => service));
    const whole = model.total(october).USD;

    const byGroup = [...groups].map(
      (group) => model.total({ ...october, where: { ResourceGroupName: group } }).USD ?? 0
    );
    expect(byGroup.reduce((sum, cost) => sum + cost, 0)).toBeCloseTo(whole ?? 0, 6);
    const byService = [...services].map(
      (service) => model.total({ ...october, where: { ServiceName: service } }).USD ?? 0
    );
    expect(byService.reduce((sum, cost) => sum + cost, 0)).toBeCloseTo(whole ?? 0, 6);
  });

  it('bills Europe in euros, but for a marketplace plan in dollars', () => {
    const november = model.total({ from: '2026-11-01', to: '2026-11-24', subscriptionId: europe });

    expect(Object.keys(november).sort()).toEqual(['EUR', 'USD']);
    expect(november.USD).toBeCloseTo(399, 6);
    expect(model.total({ from: '2026-11-01', to: '2026-11-24', subscriptionId: development })).not.toHaveProperty(
      'EUR'
    );
  });

  it('has a service that crept up within the last weeks', () => {
    const openAi = (from: string, to: string) =>
      model.total({ from, to, where: { ServiceName: 'Azure OpenAI' } }).USD ?? 0;

    expect(openAi('2026-09-01', '2026-09-30')).toBe(0);
    expect(openAi('2026-10-12', '2026-10-18')).toBeLessThan(200);
    expect(openAi('2026-11-16', '2026-11-22')).toBeGreaterThan(2000);
  });

  it('has a refund, and costs less on weekends', () => {
    expect(model.total({ from: '2026-09-01', to: '2026-11-24', where: { ChargeType: 'Refund' } }).USD).toBeLessThan(
      -300
    );
    const friday = model.total({ from: '2026-11-20', to: '2026-11-20', subscriptionId: development }).USD ?? 0;
    const saturday = model.total({ from: '2026-11-21', to: '2026-11-21', subscriptionId: development }).USD ?? 0;
    expect(saturday).toBeLessThan(0.7 * friday);
  });

  it('spreads a reservation over its term when amortized, and shows its purchase when actual', () => {
    const year = { from: '2026-06-01', to: '2026-06-30', where: { PricingModel: 'Reservation' } } as const;

    expect(model.total({ ...year, costType: 'ActualCost' }).USD).toBeCloseTo(14_892, 6);
    expect(model.total({ ...year, costType: 'AmortizedCost' }).USD).toBeCloseTo((14_892 / 365) * 20, 6);
    expect(model.total({ ...year, costType: 'Usage' })).toEqual({});
  });

  it('tags most things but not all', () => {
    const october = { from: '2026-10-01', to: '2026-10-31', subscriptionId: production };

    expect(model.total({ ...october, tags: { team: 'shop' } }).USD).toBeGreaterThan(0);
    expect(model.total({ ...october, tags: { team: '' } }).USD).toBeGreaterThan(0);
  });

  it('refuses a day that is none', () => {
    expect(() => model.total({ from: 'yesterday', to: '2026-10-31' })).toThrow('"yesterday"');
  });

  describe('as Azure knows it', () => {
    const day = (text: string, asOf: string) =>
      model.total({ from: text, to: text, subscriptionId: production, asOfMs: Date.parse(asOf) }).USD ?? 0;
    const final = (text: string) => model.total({ from: text, to: text, subscriptionId: production }).USD ?? 0;

    it('has nothing of today, part of yesterday, and more of it after the next refresh', () => {
      expect(day('2026-11-25', '2026-11-25T23:59:00Z')).toBe(0);
      const early = day('2026-11-24', '2026-11-25T01:00:00Z');
      const late = day('2026-11-24', '2026-11-25T13:00:00Z');
      expect(early).toBeGreaterThan(0);
      expect(late).toBeGreaterThan(early);
      expect(late).toBeLessThan(0.99 * final('2026-11-24'));
      expect(day('2026-11-24', '2026-11-25T03:59:00Z')).toBe(early);
    });

    it('re-rates days of the open month slightly, until it closes 72 hours after its end', () => {
      const open = day('2026-11-10', '2026-11-25T10:00:00Z');
      expect(open).not.toBe(final('2026-11-10'));
      expect(open / final('2026-11-10')).toBeCloseTo(1, 1);
      expect(day('2026-11-10', '2026-12-03T20:00:00Z')).not.toBe(final('2026-11-10'));
      expect(day('2026-11-10', '2026-12-04T00:00:00Z')).toBe(final('2026-11-10'));
    });
  });
});
