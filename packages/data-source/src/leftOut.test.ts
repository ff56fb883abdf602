import { UpstreamError } from '@glance/upstream';
import { leftOutNotices, refuseFailures } from './leftOut';

const failures = (count: number, message: (nth: number) => string) =>
  Array.from({ length: count }, (_, index) => ({
    name: `Shop ${index + 1}`,
    error: new UpstreamError('unavailable', message(index + 1)),
  }));
const down = () => 'the vendor is down';
const ownReason = (nth: number) => `key ${nth} is refused`;

describe('leftOutNotices', () => {
  it('names all who failed, each reason once', () => {
    const others = failures(7, down).slice(1);
    const texts = leftOutNotices([...failures(1, ownReason), ...others]).map(({ text }) => text);
    expect(texts).toEqual([
      'Left out: Shop 1: key 1 is refused',
      'Left out: Shop 2, Shop 3, Shop 4, Shop 5, Shop 6, Shop 7: the vendor is down',
    ]);
  });

  it('says nothing when nobody failed', () => {
    expect(leftOutNotices([])).toEqual([]);
  });
});

describe('refuseFailures', () => {
  const messageOf = (...given: Parameters<typeof failures>) => {
    try {
      refuseFailures(failures(...given), { fromAlert: true, hasAnswers: true, plural: 'accounts' });
      return undefined;
    } catch (error) {
      return (error as Error).message;
    }
  };

  it.each([
    [5, 'Shop 1, Shop 2, Shop 3, Shop 4, Shop 5: the vendor is down'],
    [7, 'Shop 1, Shop 2, Shop 3, Shop 4, Shop 5 and 2 more accounts: the vendor is down'],
  ])('says once why %i failed', (count, message) => {
    expect(messageOf(count, down)).toBe(message);
  });

  it('gives five reasons, and counts who failed for others', () => {
    const message = messageOf(8, ownReason);
    expect(message).toMatch(/^Shop 1: key 1 is refused; Shop 2: /);
    expect(message).toMatch(/; Shop 5: key 5 is refused; and 3 more accounts$/);
  });

  it.each([
    { fromAlert: false, hasAnswers: true, refused: false },
    { fromAlert: false, hasAnswers: false, refused: true },
    { fromAlert: true, hasAnswers: true, refused: true },
  ])('with %p', ({ refused, ...asked }) => {
    const refuse = () => refuseFailures(failures(1, down), { ...asked, plural: 'accounts' });
    if (refused) {
      expect(refuse).toThrow('Shop 1: the vendor is down');
    } else {
      expect(refuse).not.toThrow();
    }
  });
});
