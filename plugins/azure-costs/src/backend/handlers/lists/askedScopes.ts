import type { Notice } from '@glance/data-frames';
import { badRequest } from '@glance/data-source';
import type { Scope } from '../../../shared/scope';
import { knownSubscriptions } from '../knownSubscriptions';
import type { ListContext } from './ListContext';

/** Scopes that are asked for their lists, each once. */
export interface AskedScopes<S extends { readonly path: string } = { readonly path: string }> {
  readonly scopes: readonly S[];
  /** What is to be known of how they were found. */
  readonly notices: readonly Notice[];
}

/** A subscription that is asked for a list. */
export interface AskedSubscription {
  /** ARM path. */
  readonly path: string;
  readonly subscriptionId: string;
}

const EVERY_SUBSCRIPTION: Scope = { kind: 'all', path: '*' };

/** The scopes that are named, else the data source's default ones. @throws PluginError when there are none */
export function namedScopes(scopes: readonly Scope[], { instance }: ListContext): readonly Scope[] {
  const named = scopes.length > 0 ? scopes : instance.settings.defaultScopes;
  if (named.length === 0) {
    throw badRequest('scope is missing, and the data source has no defaultScopes: name one');
  }
  return named;
}

/** The scopes with the subscriptions that the credential sees in the place of `*`. */
export async function singleScopes(scopes: readonly Scope[], context: ListContext): Promise<AskedScopes> {
  const named = scopes.filter(({ kind }) => kind !== 'all');
  const every = named.length < scopes.length ? await everySubscription(context) : NOTHING;
  return { scopes: distinctPaths([...named, ...every.scopes]), notices: every.notices };
}

/** The subscriptions in which the scopes lie; every one that the credential sees for `*`. */
export async function subscriptionsOf(
  scopes: readonly Scope[],
  context: ListContext
): Promise<AskedScopes<AskedSubscription>> {
  const named = scopes.flatMap((scope) => ('subscriptionId' in scope ? [asked(scope.subscriptionId)] : []));
  const every = scopes.some(({ kind }) => kind === 'all') ? await everySubscription(context) : NOTHING;
  return { scopes: distinctPaths([...named, ...every.scopes]), notices: every.notices };
}

/** Every subscription that the credential sees. @throws UpstreamError when it sees none */
export async function everySubscription(context: ListContext): Promise<AskedScopes<AskedSubscription>> {
  const { subscriptions, notices } = await knownSubscriptions([EVERY_SUBSCRIPTION], context, context.call);
  return { scopes: subscriptions.map(({ id }) => asked(id.toLowerCase())), notices };
}

const NOTHING: AskedScopes<AskedSubscription> = { scopes: [], notices: [] };

function asked(subscriptionId: string): AskedSubscription {
  return { path: `subscriptions/${subscriptionId}`, subscriptionId };
}

function distinctPaths<S extends { readonly path: string }>(scopes: readonly S[]): readonly S[] {
  return [...new Map(scopes.map((scope) => [scope.path.toLowerCase(), scope])).values()];
}
