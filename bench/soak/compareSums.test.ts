import { compareSums } from './compareSums';
import { sumKey } from './Truth';

const truth = new Map([
  [sumKey('s1', 'USD', 'Storage'), 1_000_000],
  [sumKey('s1', 'USD', ''), 5],
  [sumKey('s2', 'EUR', 'Storage'), 7],
]);
const nothingLeftOut = () => false;

describe('sums held against the truth', () => {
  it('are right when they differ by rounding alone', () => {
    const answered = new Map([...truth].map(([key, sum]) => [key, sum * (1 + 1e-7)]));
    expect(compareSums({ answered, truth, isLeftOut: nothingLeftOut })).toEqual([]);
  });

  it.each([
    ['another figure', [sumKey('s2', 'EUR', 'Storage'), 7.02]],
    ['a group of nobody', [sumKey('s2', 'EUR', 'Network'), 1]],
    ['another currency', [sumKey('s2', 'USD', 'Storage'), 7]],
    ['another subscription', [sumKey('s3', 'EUR', 'Storage'), 7]],
  ] as const)('are wrong with %s', (_, [key, sum]) => {
    const answered = new Map([...truth, [key, sum]]);
    expect(compareSums({ answered, truth, isLeftOut: nothingLeftOut })).toHaveLength(1);
  });

  it('may leave out what cost nothing, and nothing else', () => {
    expect(
      compareSums({ answered: truth, truth: new Map([...truth, ['s1 | USD | idle', 0]]), isLeftOut: nothingLeftOut })
    ).toEqual([]);
    const answered = new Map([...truth].filter(([key]) => !key.startsWith('s2')));
    expect(compareSums({ answered, truth, isLeftOut: nothingLeftOut })).toEqual([
      's2 | EUR | storage is missing and should be 7',
    ]);
  });

  it('leave out the subscriptions that they say, as a whole', () => {
    const isLeftOut = (id: string) => id === 's1';
    const answered = new Map([...truth].filter(([key]) => !key.startsWith('s1')));
    expect(compareSums({ answered, truth, isLeftOut })).toEqual([]);
    expect(compareSums({ answered: truth, truth, isLeftOut })).toHaveLength(2);
  });
});
