import { mayOutlastRetention, retentionText } from './retention';

const DAY = 86_400_000;
const NOW = 100 * DAY;
const KNOWN = [
  { name: 'main', retentionDays: 15, flexRetentionDays: 60 },
  { name: 'audit', retentionDays: 90 },
  { name: 'odd' },
];
const ago = (days: number) => ({ fromMs: NOW - days * DAY, toMs: NOW });
const all = { indexes: ['*'], storageTier: 'indexes' } as const;
const text = (searched: Parameters<typeof retentionText>[0], days: number) =>
  retentionText(searched, ago(days), { nowMs: NOW, known: KNOWN });

describe('retentionText', () => {
  it('says nothing of a range that all searched indexes still have', () => {
    expect(text(all, 15)).toBeUndefined();
    expect(text({ ...all, indexes: ['audit'] }, 80)).toBeUndefined();
    expect(text({ ...all, indexes: ['odd', 'unheard-of'] }, 80)).toBeUndefined();
  });

  it('names the indexes that have forgotten a part, and the tier', () => {
    expect(text(all, 16)).toBe(
      'The range begins before the oldest logs that are kept in storage tier "indexes" (index "main" 15 days): what is older is missing.'
    );
    expect(text(all, 95)).toContain('(index "main" 15 days, "audit" 90 days)');
  });

  it('knows how long the flex tier keeps logs', () => {
    expect(text({ ...all, storageTier: 'flex' }, 50)).toBeUndefined();
    expect(text({ ...all, storageTier: 'flex' }, 61)).toContain('"flex" (index "main" 60 days)');
  });

  it('names no more than a few', () => {
    const known = ['a', 'b', 'c', 'd', 'e'].map((name) => ({ name, retentionDays: 7 }));
    expect(retentionText(all, ago(8), { nowMs: NOW, known })).toContain('"c" 7 days, 2 more)');
  });
});

describe('mayOutlastRetention', () => {
  it('is so only for ranges longer than any retention, and never in archives', () => {
    expect(mayOutlastRetention(all, ago(3), NOW)).toBe(false);
    expect(mayOutlastRetention(all, ago(4), NOW)).toBe(true);
    expect(mayOutlastRetention({ ...all, storageTier: 'online-archives' }, ago(400), NOW)).toBe(false);
  });
});
