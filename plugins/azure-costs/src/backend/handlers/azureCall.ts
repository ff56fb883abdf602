import type { CallContext } from '@glance/plugin-sdk';
import type { AzureCostsInstance } from '../AzureCostsInstance';
import type { AzureCall } from '../upstream/AzureUpstream';

// A caller without a deadline of its own gets that of one upstream call and this much more (contract §2).
const EXTRA_MS = 15_000;

/** For whom Azure is called on behalf of a request from Grafana. */
export function azureCall({ instance, fromAlert, signal, deadlineAtMs }: CallContext<AzureCostsInstance>): AzureCall {
  return {
    signal,
    deadlineAtMs: deadlineAtMs ?? instance.nowMs() + instance.settings.timeoutMs + EXTRA_MS,
    priority: fromAlert ? 'alert' : 'dashboard',
  };
}
