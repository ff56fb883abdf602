import type { CallContext } from '@glance/plugin-sdk';
import type { AzureCostsInstance } from '../../AzureCostsInstance';
import type { AzureCall } from '../../upstream/AzureUpstream';
import { azureCall } from '../azureCall';

/** Who asks for a list. */
export interface ListContext {
  readonly instance: AzureCostsInstance;
  readonly call: AzureCall;
  readonly fromAlert: boolean;
}

/** The asker of a list, from a call of Grafana. */
export function listContext(context: CallContext<AzureCostsInstance>): ListContext {
  return { instance: context.instance, call: azureCall(context), fromAlert: context.fromAlert };
}
