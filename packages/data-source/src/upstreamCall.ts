import { setMaxListeners } from 'node:events';
import type { CacheCaller } from '@glance/cache';
import type { CallContext } from '@glance/plugin-sdk';
import type { Caller } from '@glance/upstream';

/** For whom a vendor is called: somebody who asks, or all who wait for a load. To be passed on as it is, never copied. */
export type UpstreamCall = Caller & { readonly signal: AbortSignal };

// A caller without a deadline of its own gets that of one upstream call and this much more (contract §2).
const EXTRA_MS = 15_000;

/** What a data source says about the calls of its callers. */
export interface CallingInstance {
  /** Epoch ms. */
  nowMs(): number;
  /** `timeoutMs` is that of one upstream call. */
  readonly settings: { readonly timeoutMs: number };
}

/** For whom the vendor is called on behalf of a request from Grafana. */
export function upstreamCall({
  instance,
  fromAlert,
  signal,
  deadlineAtMs,
}: Pick<CallContext<CallingInstance>, 'instance' | 'fromAlert' | 'signal' | 'deadlineAtMs'>): UpstreamCall {
  // A query may make any number of calls at once, each of which listens; Node would take more than ten for a leak.
  setMaxListeners(Infinity, signal);
  return {
    signal,
    deadlineAtMs: deadlineAtMs ?? instance.nowMs() + instance.settings.timeoutMs + EXTRA_MS,
    priority: fromAlert ? 'alert' : 'dashboard',
  };
}

/**
 * The same caller as the cache takes it.
 * @param overdue what a caller is told whose deadline passes while others go on waiting
 */
export function cacheCaller({ signal, priority, deadlineAtMs }: UpstreamCall, overdue: () => Error): CacheCaller {
  return { signal, mode: priority, deadlineAtMs, overdue };
}
