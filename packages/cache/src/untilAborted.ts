import { setMaxListeners } from 'node:events';

/**
 * Waits for `promise`, but no longer than until `signal` is aborted: then rejects with the signal's reason. The
 * promise itself goes on, and its rejection counts as handled.
 */
export function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  // All queries of one request may wait with one signal. Node takes more than ten listeners for a leak and warns.
  setMaxListeners(Infinity, signal);
  return new Promise<T>((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    if (signal.aborted) {
      onAbort();
    }
    signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
