import { UpstreamError } from '@glance/upstream';
import { refuseIncomplete } from './completeness';
import type { FetchedPart } from './fetchPart';
import { countsNotices, type NoticeInput } from './notices';

const MINUTE = 60_000;
const TEN = Date.parse('2026-11-25T10:00:00Z');
const WHOLE: FetchedPart = { answers: [], fetchedAtMs: TEN, isTimedOut: false, warnings: [], hasGap: false };
const OUTAGE = new UpstreamError('unavailable', 'Datadog is not available now (status 503). Try again later');
const UNKNOWN_INDEX = { code: 'unknown_index', title: 'unknown index', detail: 'indexes: nope' };

const FOLDED = {
  fullGroupings: [],
  unknownGroups: [],
  hasGroupCalledTotal: false,
} as const satisfies Partial<NoticeInput['folded']>;

function textsOf({ folded, ...more }: Partial<Omit<NoticeInput, 'folded'>> & { folded?: object } = {}) {
  const input = {
    query: { mode: 'timeseries', partialBuckets: 'keep', groupBy: [] },
    range: { fromMs: TEN, toMs: TEN + 5 * MINUTE },
    intervalMs: MINUTE,
    parts: [WHOLE],
    failures: [],
    isBlurred: false,
    ...more,
    folded: { ...FOLDED, ...folded },
  };
  return countsNotices(input as unknown as NoticeInput).map(({ severity, text }) => `${severity}: ${text}`);
}

describe('countsNotices', () => {
  it('say nothing of a whole answer', () => {
    expect(textsOf()).toEqual([]);
  });

  it('tell how old the oldest part is, and why', () => {
    const stale = (minutes: number) => ({ ...WHOLE, stale: { ageMs: minutes * MINUTE, reason: OUTAGE } });
    expect(textsOf({ parts: [stale(2), stale(61)] })).toEqual([
      'warning: These counts are 1 hour 1 minute old. Datadog is not available now (status 503). Try again later',
    ]);
  });

  it('tell what Datadog says against its own counts, each thing once', () => {
    const parts = [
      { ...WHOLE, isTimedOut: true, warnings: [UNKNOWN_INDEX] },
      { ...WHOLE, warnings: [UNKNOWN_INDEX, { code: 'c', title: '', detail: '' }] },
    ];
    expect(textsOf({ parts })).toEqual([
      'warning: Datadog’s counts are incomplete: it gave up before it had looked at all logs, so ask for a shorter range or narrow the search; unknown index: indexes: nope (check indexes); c',
    ]);
  });

  it('tell what is missing beside the groups', () => {
    const failures = [{ what: 'The total is left out', error: OUTAGE }];
    expect(textsOf({ failures })).toEqual([`warning: The total is left out: ${OUTAGE.message}`]);
    expect(textsOf({ parts: [{ ...WHOLE, hasGap: true }] })).toEqual([expect.stringContaining('not known')]);
  });

  it('name the limit that is reached, and groups of which nothing is known because of it', () => {
    const groupBy = [
      { facet: 'service', limit: 5, sort: 'desc', missing: true },
      { facet: 'host', limit: 7, sort: 'desc', missing: true },
    ] as const;
    const query = { mode: 'timeseries', partialBuckets: 'keep', groupBy } as const;
    expect(textsOf({ query, folded: { fullGroupings: [1], unknownGroups: [['web', 'h1']] } })).toEqual([
      expect.stringMatching(/at least 7 groups by host.*groupBy\[1\].*Raise the limit/),
      expect.stringMatching(/^warning: A group that is kept or expected \(web, h1\) may be outside/),
    ]);
    const many = {
      unknownGroups: [
        ['web', 'h1'],
        ['web', 'h2'],
      ],
    };
    expect(textsOf({ query, folded: many })).toEqual([expect.stringMatching(/^warning: 2 groups that are.*them\.$/)]);
  });

  it('tell of names that mislead', () => {
    expect(textsOf({ folded: { hasGroupCalledTotal: true } })).toEqual([expect.stringContaining('"(total)"')]);
    expect(textsOf({ isBlurred: true })).toEqual([expect.stringContaining('look alike')]);
  });

  it.each([
    ['the first bucket', 1, 0, 'The first bucket counts only'],
    ['the last bucket', 0, 1, 'The last bucket counts only'],
    ['both', 1, 1, 'The first and the last bucket count only'],
  ])('tell that %s counts in part', (_, fromOff, toOff, text) => {
    const range = { fromMs: TEN + fromOff, toMs: TEN + 5 * MINUTE + toOff };
    expect(textsOf({ range })).toEqual([expect.stringContaining(`info: ${text}`)]);
    const total = { mode: 'total', partialBuckets: 'keep', groupBy: [] } as const;
    expect(textsOf({ range, query: total })).toEqual([]);
  });
});

describe('refuseIncomplete', () => {
  const codeOf = (parts: readonly FetchedPart[]) => {
    try {
      refuseIncomplete(parts);
    } catch (error) {
      return (error as UpstreamError).code;
    }
    return undefined;
  };

  it('lets whole answers pass, and no others', () => {
    expect(codeOf([WHOLE, WHOLE])).toBeUndefined();
    expect(codeOf([WHOLE, { ...WHOLE, isTimedOut: true }])).toBe('timeout');
    expect(codeOf([{ ...WHOLE, warnings: [{ ...UNKNOWN_INDEX, code: 'other' }] }])).toBe('unavailable');
  });

  it('takes an index that does not exist for a mistake in the query', () => {
    expect(codeOf([WHOLE, { ...WHOLE, warnings: [UNKNOWN_INDEX] }])).toBe('badRequest');
  });
});
