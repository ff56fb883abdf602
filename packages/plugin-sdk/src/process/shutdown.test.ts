import { RecordingLogger } from '../testing/RecordingLogger';
import { createShutdown } from './shutdown';

describe('createShutdown', () => {
  it('runs the steps in order, then exits', async () => {
    const order: string[] = [];
    const step = (name: string) => ({ name, limitMs: 1000, run: () => Promise.resolve(order.push(name)) });
    const shutdown = createShutdown({
      log: new RecordingLogger(),
      steps: [step('a'), step('b')],
      exit: (code) => order.push(`exit ${code}`),
    });
    await shutdown('asked', 0);
    expect(order).toEqual(['a', 'b', 'exit 0']);
  });

  it('exits once, with the code of the first reason', async () => {
    const exit = jest.fn();
    const run = jest.fn(() => Promise.resolve());
    const log = new RecordingLogger();
    const shutdown = createShutdown({ log, steps: [{ name: 'a', limitMs: 1000, run }], exit });
    await Promise.all([shutdown('SIGTERM', 0), shutdown('crashed', 1)]);
    expect(exit.mock.calls).toEqual([[0]]);
    expect(run).toHaveBeenCalledTimes(1);
    expect(log.lines).toEqual([{ level: 'info', message: 'Ending', fields: { reason: 'SIGTERM' } }]);
  });

  it('goes on when a step fails, throws or never ends', async () => {
    const exit = jest.fn();
    const log = new RecordingLogger();
    const steps = [
      { name: 'failing', limitMs: 1000, run: () => Promise.reject(new Error('x')) },
      {
        name: 'throwing',
        limitMs: 1000,
        run: () => {
          throw new Error('y');
        },
      },
      { name: 'endless', limitMs: 1, run: () => new Promise(() => undefined) },
    ];
    await createShutdown({ log, steps, exit })('asked', 0);
    expect(exit).toHaveBeenCalledWith(0);
    expect(log.lines.map((line) => line.message)).toEqual([
      'Ending',
      'failing failed while ending',
      'throwing failed while ending',
    ]);
  });
});
