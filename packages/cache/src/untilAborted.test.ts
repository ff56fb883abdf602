import { getMaxListeners } from 'node:events';
import { untilAborted } from './untilAborted';

describe('untilAborted', () => {
  it('gives what the promise gives, and then no longer listens to the signal', async () => {
    const { signal } = new AbortController();
    const removed = jest.spyOn(signal, 'removeEventListener');
    await expect(untilAborted(Promise.resolve('v'), signal)).resolves.toBe('v');
    await expect(untilAborted(Promise.reject(new Error('e')), signal)).rejects.toThrow('e');
    expect(removed).toHaveBeenCalledTimes(2);
  });

  it('rejects with the reason at the abort, without waiting', async () => {
    const controller = new AbortController();
    const waiting = untilAborted(new Promise(() => undefined), controller.signal);
    controller.abort(new Error('deadline'));
    await expect(waiting).rejects.toThrow('deadline');
  });

  it('rejects with the reason when the abort came before, even for a promise that is settled', async () => {
    const aborted = AbortSignal.abort(new Error('deadline'));
    await expect(untilAborted(Promise.resolve('v'), aborted)).rejects.toThrow('deadline');
  });

  it('lets any number wait with one signal, without Node warning of a leak', async () => {
    const { signal } = new AbortController();
    await Promise.all(Array.from({ length: 20 }, () => untilAborted(Promise.resolve('v'), signal)));
    expect(getMaxListeners(signal)).toBe(Infinity);
  });

  it('leaves no unhandled rejection when the promise fails after the abort', async () => {
    const unhandled = jest.fn();
    process.on('unhandledRejection', unhandled);
    const aborted = AbortSignal.abort(new Error('deadline'));
    await expect(untilAborted(Promise.reject(new Error('late')), aborted)).rejects.toThrow('deadline');
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });
});
