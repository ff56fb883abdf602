import { type UpstreamCall, upstreamCall } from '@glance/data-source';
import type { CallContext } from '@glance/plugin-sdk';
import type { AzureCostsInstance } from '../../AzureCostsInstance';

/** Who asks for a list. */
export interface ListContext {
  readonly instance: AzureCostsInstance;
  readonly call: UpstreamCall;
  readonly fromAlert: boolean;
}

/** The asker of a list, from a call of Grafana. */
export function listContext(context: CallContext<AzureCostsInstance>): ListContext {
  return { instance: context.instance, call: upstreamCall(context), fromAlert: context.fromAlert };
}
