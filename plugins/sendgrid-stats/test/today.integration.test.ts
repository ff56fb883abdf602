import { valuesOf } from './fixtures/openDataSource';
import { startSendGrid } from './fixtures/startSendGrid';

const under = startSendGrid({ accounts: [{ username: 'contoso' }] });

/** To the end of the present month: beyond today, a Wednesday. */
const TO_NOW = { from: '2026-11-12T00:00:00Z', to: '2026-11-30T00:00:00Z' };

const lastTime = { day: '2026-11-25', week: '2026-11-23', month: '2026-11-01' };
const before = { day: '2026-11-24', week: '2026-11-16' };

describe('today', () => {
  it.each(['day', 'week', 'month'] as const)('is marked as partial by default: %s', async (aggregatedBy) => {
    const dataSource = await under.plugin.open();
    const { fields, meta } = await dataSource.frame({ aggregatedBy }, TO_NOW);
    expect(valuesOf(fields[0]).at(-1)).toBe(Date.parse(lastTime[aggregatedBy]));
    expect(meta?.notices).toEqual([
      { severity: 'info', text: expect.stringMatching(new RegExp(`${lastTime[aggregatedBy]}.*today.*partial`)) },
    ]);
    const included = await dataSource.frame({ aggregatedBy, today: 'include' }, TO_NOW);
    expect(included.meta?.notices ?? []).toEqual([]);
    expect(valuesOf(included.fields[0])).toEqual(valuesOf(fields[0]));
  });

  it.each(['day', 'week'] as const)(
    'is dropped with its whole %s, by default for alert rules',
    async (aggregatedBy) => {
      const dataSource = await under.plugin.open();
      const dropped = await dataSource.frame({ aggregatedBy, today: 'drop' }, TO_NOW);
      const rule = await dataSource.frame({ aggregatedBy }, { ...TO_NOW, fromAlert: true });
      for (const { fields, meta } of [dropped, rule]) {
        expect(valuesOf(fields[0]).at(-1)).toBe(Date.parse(before[aggregatedBy]));
        expect(meta?.notices ?? []).toEqual([]);
      }
    }
  );

  it('leaves an alert rule an error, and a dashboard an empty frame and a notice, when nothing else is asked', async () => {
    const dataSource = await under.plugin.open();
    const model = { aggregatedBy: 'month', today: 'drop' };
    const frame = await dataSource.frame(model, TO_NOW);
    expect(frame).toMatchObject({ fields: [], meta: { type: 'timeseries-wide', typeVersion: [0, 1] } });
    expect(frame.meta?.notices?.[0]?.text).toContain('month that contains today');
    expect(await dataSource.ask(model, { ...TO_NOW, fromAlert: true })).toMatchObject({ ok: false, status: 400 });
    expect(under.sendGrid.journal.entries).toEqual([]);
  });

  it.each([
    ['Pacific/Auckland', '2026-11-25T10:59:59Z', '2026-11-24T11:00:00Z'],
    ['Pacific/Auckland', '2026-11-25T11:00:00Z', '2026-11-25T11:00:00Z'],
    ['America/New_York', '2026-11-25T04:59:59Z', '2026-11-24T05:00:00Z'],
    ['America/New_York', '2026-11-25T05:00:00Z', '2026-11-25T05:00:00Z'],
    ['Asia/Kolkata', '2026-11-25T18:30:00Z', '2026-11-25T18:30:00Z'],
  ])('begins at midnight of %s: at %s it is the day from %s', async (timeZone, now, midnight) => {
    under.clock.set(Date.parse(now));
    const accounts = [{ id: 'contoso', apiUrl: under.sendGrid.url, timeZone }];
    const dataSource = await under.plugin.open({ jsonData: { accounts } });
    const { fields } = await dataSource.frame({}, TO_NOW);
    expect(valuesOf(fields[0]).at(-1)).toBe(Date.parse(midnight));
    const held = under.sendGrid.journal.of('stats').length;
    // A new day is asked about, though the month is held and fresh.
    under.clock.advance(24 * 3_600_000);
    const next = await dataSource.frame({}, TO_NOW);
    expect(valuesOf(next.fields[0]).at(-1)).toBe(Date.parse(midnight) + 24 * 3_600_000);
    expect(under.sendGrid.journal.of('stats')).toHaveLength(held + 1);
  });
});

describe('accounts of different zones', () => {
  it('have frames of their own', async () => {
    const apiUrl = under.sendGrid.url;
    const accounts = ['UTC', 'Asia/Tokyo'].map((timeZone, index) => ({ id: `a${index}`, apiUrl, timeZone }));
    const apiKey = under.sendGrid.apiKeys['contoso'] ?? '';
    const dataSource = await under.plugin.open({
      jsonData: { accounts },
      secureJsonData: { 'apiKey.a0': apiKey, 'apiKey.a1': apiKey },
    });
    const frame = await dataSource.frame({ metrics: ['requests'] });
    expect(frame.meta?.type).toBe('timeseries-multi');
    expect(frame.fields).toHaveLength(2);
    expect(under.sendGrid.journal.of('stats')).toHaveLength(2);
  });
});
