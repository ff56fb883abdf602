import { SupervisedPlugin, type PluginHost, type RunningPlugin } from './SupervisedPlugin';

/** A plugin whose starts and ends the test decides, and a clock that runs what is due when told. */
function setUp() {
  const events: string[] = [];
  const due: Array<{ callback: () => void; ms: number }> = [];
  const ends: Array<() => void> = [];
  const stops: number[] = [];
  const outcomes: Array<'runs' | 'fails'> = [];
  let starts = 0;
  const supervised = new SupervisedPlugin({
    start: async (): Promise<RunningPlugin> => {
      const serial = starts++;
      if (outcomes[serial] === 'fails') {
        throw new Error(`start ${serial} failed`);
      }
      const exited = new Promise<void>((resolve) => (ends[serial] = resolve));
      const stop = async () => {
        stops.push(serial);
        ends[serial]?.();
      };
      return { host: { serial } as unknown as PluginHost, exited, stop };
    },
    onRestart: (outcome) => events.push(typeof outcome === 'string' ? outcome : String(outcome.failed)),
    setTimeout: (callback, ms) => due.push({ callback, ms }),
  });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const runDue = async () => {
    due.splice(0).forEach(({ callback }) => callback());
    await settle();
  };
  const crash = async (serial: number) => {
    ends[serial]?.();
    await settle();
  };
  return { supervised, events, due, stops, outcomes, runDue, crash, starts: () => starts };
}

describe('SupervisedPlugin', () => {
  it('starts a crashed plugin again after a second', async () => {
    const { supervised, events, due, runDue, crash } = setUp();
    await supervised.start();
    await crash(0);
    expect(due.map(({ ms }) => ms)).toEqual([1000]);
    await runDue();
    expect(supervised.host).toEqual({ serial: 1 });
    expect(events).toEqual(['crashed', 'restarted']);
  });

  it('is unavailable from the crash until the restart', async () => {
    const { supervised, runDue, crash } = setUp();
    expect(() => supervised.host).toThrow('Plugin unavailable');
    await supervised.start();
    await crash(0);
    expect(() => supervised.host).toThrow(
      expect.objectContaining({ status: 500, messageId: 'plugin.unavailable', message: 'Plugin unavailable' })
    );
    await runDue();
    expect(() => supervised.host).not.toThrow();
  });

  it('tries again and again when a restart fails', async () => {
    const { supervised, outcomes, events, runDue, crash } = setUp();
    outcomes.push('runs', 'fails', 'fails', 'runs');
    await supervised.start();
    await crash(0);
    await runDue();
    await runDue();
    await runDue();
    expect(events).toEqual(['crashed', 'Error: start 1 failed', 'Error: start 2 failed', 'restarted']);
    expect(supervised.host).toEqual({ serial: 3 });
  });

  it('takes a failed first start as final', async () => {
    const { supervised, outcomes, due } = setUp();
    outcomes.push('fails');
    await expect(supervised.start()).rejects.toThrow('start 0 failed');
    expect(due).toEqual([]);
  });

  it('does not start what was stopped', async () => {
    const { supervised, stops, due, events, starts } = setUp();
    await supervised.start();
    await supervised.stop();
    expect(stops).toEqual([0]);
    expect([due.length, events.length, starts()]).toEqual([0, 0, 1]);
  });

  it('gives up a restart that was due when the stop came', async () => {
    const { supervised, runDue, crash, starts } = setUp();
    await supervised.start();
    await crash(0);
    await supervised.stop();
    await runDue();
    expect(starts()).toBe(1);
  });
});
