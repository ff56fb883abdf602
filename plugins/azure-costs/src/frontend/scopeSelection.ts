import { parseScope } from '../shared/scope';

/**
 * What the user meant by adding a scope to others: a resource group narrows its subscription down, a subscription
 * takes in its resource groups, and `*` takes in every subscription. Without this the same cost would be drawn twice.
 * @param before scopes that were chosen; @param after the same with one added or some removed
 */
export function chooseScopes(before: readonly string[], after: readonly string[]): readonly string[] {
  const added = after.find((scope) => !before.includes(scope));
  return added === undefined ? after : after.filter((scope) => scope === added || !overlaps(scope, added));
}

/**
 * The first resource group that a query names beside its subscription or `*`: its cost appears twice. A subscription
 * beside `*` counts once.
 */
export function resourceGroupNamedTwice(scopes: readonly string[]): string | undefined {
  return scopes.find(
    (inner) => parseScope(inner)?.kind === 'resourceGroup' && scopes.some((outer) => contains(outer, inner))
  );
}

/** Ids of the subscriptions that scopes name, themselves or through a resource group; each once, sorted. */
export function subscriptionIdsOf(scopes: readonly string[]): readonly string[] {
  const ids = scopes.flatMap((text) => {
    const scope = parseScope(text);
    return scope?.kind === 'subscription' || scope?.kind === 'resourceGroup' ? [scope.subscriptionId] : [];
  });
  return [...new Set(ids)].sort();
}

function overlaps(a: string, b: string): boolean {
  return a === b || contains(a, b) || contains(b, a);
}

function contains(outer: string, inner: string): boolean {
  const [a, b] = [parseScope(outer), parseScope(inner)];
  if (a === undefined || b === undefined) {
    return false;
  }
  if (a.kind === 'all') {
    return b.kind === 'subscription' || b.kind === 'resourceGroup';
  }
  return a.kind === 'subscription' && b.kind === 'resourceGroup' && a.subscriptionId === b.subscriptionId;
}
