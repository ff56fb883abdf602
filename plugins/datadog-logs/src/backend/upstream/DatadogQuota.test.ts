import { FakeClock } from '@glance/cache/testing';
import { RateBudget } from '@glance/upstream';
import { DatadogQuota } from './DatadogQuota';

const answer = (status: number, headers: Record<string, string>) => ({
  status,
  headers: Object.entries(headers),
  body: '',
});

describe('DatadogQuota', () => {
  let clock: FakeClock;
  let budget: RateBudget;
  let quota: DatadogQuota;
  beforeEach(() => {
    clock = new FakeClock();
    budget = new RateBudget({ clock, defaultHoldMs: 60_000, random: () => 0 });
    quota = new DatadogQuota(budget);
  });

  it('counts an endpoint by itself until an answer names its quota', () => {
    expect(quota.bucketOf('aggregate')).toBe('aggregate');
    quota.observe('aggregate', 'aggregate', answer(200, { 'x-ratelimit-remaining': '9', 'x-ratelimit-reset': '30' }));
    expect(budget.stateOf('aggregate')).toMatchObject({ remaining: 9 });
    quota.observe(
      'aggregate',
      'aggregate',
      answer(200, { 'X-RateLimit-Name': 'logs', 'X-RateLimit-Remaining': '8', 'X-RateLimit-Reset': '30' })
    );
    expect(quota.bucketOf('aggregate')).toBe('logs');
    expect(quota.bucketOf('search')).toBe('search');
    expect(budget.stateOf('logs')).toMatchObject({ remaining: 8 });
  });

  it('counts endpoints together that have the same quota', () => {
    const headers = { 'x-ratelimit-name': 'logs', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '30' };
    quota.observe('aggregate', 'aggregate', answer(200, { 'x-ratelimit-name': 'logs' }));
    quota.observe('search', 'search', answer(200, headers));
    expect(quota.bucketOf('aggregate')).toBe(quota.bucketOf('search'));
    expect(budget.stateOf('logs')).toMatchObject({ heldUntilMs: clock.now() + 30_000 });
  });

  it('closes the quota that a refusal names, though its call drew on another', () => {
    quota.observe('search', 'search', answer(429, { 'x-ratelimit-name': 'logs' }));
    expect(budget.stateOf('logs')).toMatchObject({ heldUntilMs: clock.now() + 60_000 });
  });

  it('tells those who wait from before the first answer too', () => {
    const headers = { 'x-ratelimit-name': 'logs', 'x-ratelimit-remaining': '2', 'x-ratelimit-reset': '30' };
    quota.observe('search', 'search', answer(200, headers));
    expect(budget.stateOf('search')).toMatchObject({ remaining: 2 });
    quota.observe('search', 'logs', answer(429, { 'x-ratelimit-reset': '30' }));
    expect(budget.stateOf('search')).toMatchObject({ heldUntilMs: clock.now() + 30_000 });
  });

  it('knows the reset as seconds to wait', async () => {
    quota.observe('search', 'search', answer(200, { 'x-ratelimit-remaining': '5', 'x-ratelimit-reset': '10' }));
    expect(budget.stateOf('search').remaining).toBe(5);
    await clock.advance(10_000);
    expect(budget.stateOf('search').remaining).toBeUndefined();
  });
});
