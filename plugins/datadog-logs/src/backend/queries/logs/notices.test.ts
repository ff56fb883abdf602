import type { HeldLogs } from './HeldLogs';
import { logsNotices } from './notices';

const HELD: HeldLogs = { askedAtMs: 0, lines: [], isCut: false, status: 'done', warnings: [] };
const line = { id: '', timestampMs: 0, body: '', level: 'info', labels: {} } as const;
const textsOf = (...input: Parameters<typeof logsNotices>) => logsNotices(...input).map(({ text }) => text);
const request = { sort: '-timestamp', limit: 1000 } as const;

describe('logsNotices', () => {
  it('says nothing of a whole and new list', () => {
    expect(logsNotices(HELD, { request })).toEqual([]);
  });

  it('says that there may be more, and what to do', () => {
    const held = { ...HELD, isCut: true, lines: Array.from({ length: 1000 }, () => line) };
    expect(textsOf(held, { request })).toEqual([
      'These are the newest 1,000 logs, and there may be more: narrow the search or the range, or raise limit (at most 10,000).',
    ]);
    expect(textsOf(held, { request: { sort: 'timestamp', limit: 10_000 } })).toEqual([
      'These are the oldest 1,000 logs, and there may be more: narrow the search or the range.',
    ]);
  });

  it('says what Datadog says of its own answer, and how old it is', () => {
    const warnings = [{ code: 'unknown_index', title: 'Unknown index', detail: 'no such index: prod' }];
    const texts = textsOf({ ...HELD, status: 'timeout', warnings }, { request, stale: { ageMs: 120_000 } });
    expect(texts[0]).toContain('Datadog’s logs are incomplete: it gave up before');
    expect(texts[0]).toContain('Unknown index: no such index: prod');
    expect(texts[1]).toBe('These logs are 2 minutes old.');
  });
});
