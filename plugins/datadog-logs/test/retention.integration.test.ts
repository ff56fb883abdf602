import { noticesOf } from '@glance/data-source/testing';
import { NOW } from './fixtures/openDataSource';
import { startDatadog } from './fixtures/startDatadog';

const under = startDatadog();

/** The simulator's index `main` keeps logs for 15 days, `audit` for 90. */
const LONG = { from: '2026-11-01T00:00:00Z', to: NOW };
const QUERIES = ['logCounts', 'logs', 'logVolume'].map((queryType) => ({ queryType }));
const lists = () => under.datadog.journal.of('indexes');

describe('a range that begins before the oldest logs', () => {
  it.each(QUERIES)('has a notice that names the index and the tier ($queryType)', async (query) => {
    const frame = await (await under.plugin.open()).frame(query, LONG);
    expect(noticesOf(frame)).toContain('storage tier "indexes" (index "main" 15 days): what is older is missing');
  });

  it('has none where the searched indexes keep them', async () => {
    const frame = await (await under.plugin.open()).frame({ queryType: 'logs', indexes: ['audit'] }, LONG);
    expect(noticesOf(frame)).toBe('');
  });

  it('costs one look for all who ask, and none for short ranges and alert rules', async () => {
    const logs = await under.plugin.open();
    await Promise.all([...QUERIES, ...QUERIES].map((query) => logs.frame(query, LONG)));
    expect(lists()).toHaveLength(1);
    under.datadog.journal.clear();
    await logs.resource('POST', 'cache/clear');
    await logs.frame({ queryType: 'logs' });
    await logs.ask({ queryType: 'logCounts', interval: '1h' }, { ...LONG, fromAlert: true });
    expect(lists()).toHaveLength(0);
  });

  it('is answered without the notice when the keys may not list indexes, which are not tried again and again', async () => {
    const [, readsOnly] = under.datadog.organisations[0]?.applicationKeys ?? [];
    const logs = await under.plugin.open({ secureJsonData: { applicationKey: readsOnly?.key ?? '' } });
    expect(noticesOf(await logs.frame({ queryType: 'logs' }, LONG))).toBe('');
    await logs.frame({ queryType: 'logs', query: 'other' }, LONG);
    expect(lists()).toHaveLength(1);
  });

  it.each([{ kind: 'htmlBadGateway' as const }, { kind: 'invalidJson' as const }, { kind: 'neverAnswers' as const }])(
    'is answered without the notice when the look fails ($kind)',
    async (fault) => {
      under.datadog.faults.inject(fault, { endpoint: 'indexes' });
      const asked = (await under.plugin.open()).frame({ queryType: 'logs' }, LONG);
      expect(noticesOf(await asked)).toBe('');
    }
  );
});
