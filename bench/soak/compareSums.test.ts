import { compareSums, type Comparison } from './compareSums';
import { sumKey } from './Question';

const truth = new Map([
  [sumKey(['s1', 'USD', 'Storage']), 1_000_000],
  [sumKey(['s1', 'USD', '']), 5],
  [sumKey(['s2', 'EUR', 'Storage']), 7],
]);
const compare = (answered: Comparison['answered'], more: Partial<Comparison> = {}) =>
  compareSums({ answered, truth, isLeftOut: () => false, hasGaps: false, ...more });
const without = (value: string) => new Map([...truth].filter(([key]) => !key.startsWith(value)));

describe('sums held against the truth', () => {
  it('are right when they differ by rounding alone', () => {
    expect(compare(new Map([...truth].map(([key, sum]) => [key, sum * (1 + 1e-7)])))).toEqual([]);
  });

  it.each([
    ['another figure', ['s2', 'EUR', 'Storage'], 7.02],
    ['a group of nobody', ['s2', 'EUR', 'Network'], 1],
    ['another currency', ['s2', 'USD', 'Storage'], 7],
    ['another subscription', ['s3', 'EUR', 'Storage'], 7],
  ])('are wrong with %s', (_, values, sum) => {
    expect(compare(new Map([...truth, [sumKey(values), sum]]))).toHaveLength(1);
  });

  it('may leave out what came to nothing, and nothing else', () => {
    expect(compare(truth, { truth: new Map([...truth, ['s1 | usd | idle', 0]]) })).toEqual([]);
    expect(compare(without('s2'))).toEqual(['s2 | eur | storage is missing and should be 7']);
  });

  it('leave out what they say, as a whole', () => {
    const isLeftOut = (value: string) => value === 's1';
    expect(compare(without('s1'), { isLeftOut })).toEqual([]);
    expect(compare(truth, { isLeftOut })).toHaveLength(2);
  });

  it('may be smaller where an answer says that it has gaps, and never larger', () => {
    expect(compare(without('s2'), { hasGaps: true })).toEqual([]);
    expect(compare(new Map([...truth, [sumKey(['s2', 'EUR', 'Storage']), 8]]), { hasGaps: true })).toHaveLength(1);
  });
});
