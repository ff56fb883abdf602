import type { Notice } from '@glance/data-frames';
import { staleNotice, type UpstreamCall } from '@glance/data-source';
import type { CallContext } from '@glance/plugin-sdk';
import { isUpstreamError, UpstreamError } from '@glance/upstream';
import type { Scope } from '../../shared/scope';
import type { AzureCostsInstance } from '../AzureCostsInstance';
import { needsSubscriptions } from '../queries/costs/resolveScopes';
import type { ListedSubscription } from '../upstream/AzureClient';
import { principalOf } from '../upstream/principalOf';

/** The subscriptions that the credential can see, as far as a query needs them. */
export interface KnownSubscriptions {
  readonly subscriptions: readonly ListedSubscription[];
  readonly notices: readonly Notice[];
}

/**
 * Looks up the subscriptions that `*` stands for, and the names of those that are asked by id. Without their names a
 * dashboard does with ids; an alert rule does not, because its labels would be others than the last time.
 * @throws UpstreamError when it cannot do without the list, or when `*` stands for nothing
 */
export async function knownSubscriptions(
  scopes: readonly Scope[],
  { instance, fromAlert }: Pick<CallContext<AzureCostsInstance>, 'instance' | 'fromAlert'>,
  call: UpstreamCall
): Promise<KnownSubscriptions> {
  if (!needsSubscriptions(scopes)) {
    return { subscriptions: [], notices: [] };
  }
  const isAll = scopes.some(({ kind }) => kind === 'all');
  try {
    const { value: subscriptions, stale } = await instance.subscriptions(call);
    if (isAll && subscriptions.length === 0) {
      throw new UpstreamError(
        'forbidden',
        `${principalOf(instance.settings.credentials)} sees no subscription. Give it the role Cost Management Reader on those to be shown`
      );
    }
    return { subscriptions, notices: stale ? [staleNotice('The list of subscriptions is', stale)] : [] };
  } catch (error) {
    if (isAll || fromAlert || !isUpstreamError(error) || call.signal.aborted) {
      throw error;
    }
    return { subscriptions: [], notices: [notice(`Subscriptions are shown by their ids: ${error.message}`)] };
  }
}

function notice(text: string): Notice {
  return { severity: 'warning', text };
}
