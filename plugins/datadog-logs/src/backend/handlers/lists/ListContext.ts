import { type UpstreamCall, upstreamCall } from '@glance/data-source';
import type { CallContext } from '@glance/plugin-sdk';
import type { TimeRange } from '../../../shared/interval';
import type { DatadogLogsInstance } from '../../DatadogLogsInstance';
import { listRange } from './listRange';

/** Who asks for a list, and about which time. */
export interface ListContext {
  readonly instance: DatadogLogsInstance;
  readonly call: UpstreamCall;
  readonly range: TimeRange;
}

/**
 * The asker of a list, from a call of Grafana.
 * @param asked without it the last day
 * @throws PluginError for a range that runs backwards or lies wholly in the future
 */
export function listContext(context: CallContext<DatadogLogsInstance>, asked?: TimeRange): ListContext {
  const { instance } = context;
  return { instance, call: upstreamCall(context), range: listRange(asked, instance.nowMs()) };
}
