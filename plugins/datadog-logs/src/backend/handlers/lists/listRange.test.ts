import { listRange } from './listRange';

const at = (time: string) => Date.parse(`2026-11-25T${time}Z`);
const NOW = at('12:03:04');

describe('listRange', () => {
  it('is the last day where nobody says', () => {
    expect(listRange(undefined, NOW)).toEqual({ fromMs: at('12:00:00') - 86_400_000, toMs: at('12:05:00') });
  });

  it('is rounded out to five minutes, so that it is the same for everybody within them', () => {
    const range = { fromMs: at('11:00:00'), toMs: at('12:05:00') };
    expect(listRange({ fromMs: at('11:02:00'), toMs: at('12:02:00') }, NOW)).toEqual(range);
    expect(listRange({ fromMs: at('11:03:30'), toMs: at('12:03:30') }, NOW)).toEqual(range);
  });

  it('stays as it is on edges, and has a length at least', () => {
    expect(listRange({ fromMs: at('11:00:00'), toMs: at('11:05:00') }, NOW)).toEqual({
      fromMs: at('11:00:00'),
      toMs: at('11:05:00'),
    });
    expect(listRange({ fromMs: at('11:00:00'), toMs: at('11:00:00') }, NOW)).toEqual({
      fromMs: at('11:00:00'),
      toMs: at('11:05:00'),
    });
  });

  it('refuses what cannot be asked about', () => {
    expect(() => listRange({ fromMs: at('11:00:00'), toMs: at('10:00:00') }, NOW)).toThrow('ends before that');
    expect(() => listRange({ fromMs: at('13:00:00'), toMs: at('14:00:00') }, NOW)).toThrow('in the future');
  });
});
