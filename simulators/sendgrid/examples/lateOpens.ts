import { SettableClock, startSendGridSimulator } from '@glance/simulator-sendgrid';

/** Reads the opens of a day twice: at its end, and once those who were away have read their mail. */
export async function lateOpens(): Promise<readonly number[]> {
  const clock = new SettableClock(Date.parse('2026-11-25T23:00:00Z'));
  const sendGrid = await startSendGridSimulator({ now: clock.now, accounts: [{ username: 'contoso' }] });
  try {
    sendGrid.addMail('contoso', [
      {
        timeMs: Date.parse('2026-11-25T09:00:00Z'),
        counts: { requests: 100, delivered: 98, opens: 20 },
        later: [{ afterMs: 86_400_000, counts: { opens: 30 } }],
      },
    ]);
    const opens = async () => {
      const answer = await fetch(`${sendGrid.url}/v3/stats?start_date=2026-11-25&end_date=2026-11-25`, {
        headers: { Authorization: `Bearer ${sendGrid.apiKeys.contoso}` },
      });
      const [day] = (await answer.json()) as ReadonlyArray<{ stats: ReadonlyArray<{ metrics: { opens: number } }> }>;
      return day?.stats[0]?.metrics.opens ?? 0;
    };
    const first = await opens();
    clock.advance(2 * 86_400_000);
    return [first, await opens()];
  } finally {
    await sendGrid.stop();
  }
}
