import { quote } from '@glance/user-input';

/** One thing whose costs Azure can tell, or `all`: every subscription that the credential can see. */
export type Scope = AllScope | SubscriptionScope | ResourceGroupScope | ManagementGroupScope | BillingScope;

/** Written `*`. */
interface AllScope {
  readonly kind: 'all';
  readonly path: '*';
}

export interface SubscriptionScope {
  readonly kind: 'subscription';
  /** `subscriptions/<id>` in lower case. */
  readonly path: string;
  readonly subscriptionId: string;
}

export interface ResourceGroupScope {
  readonly kind: 'resourceGroup';
  /** `subscriptions/<id>/resourceGroups/<name>`, id and name in lower case. */
  readonly path: string;
  readonly subscriptionId: string;
  /** In lower case: Azure does not tell resource groups apart by case. */
  readonly resourceGroup: string;
}

export interface ManagementGroupScope {
  readonly kind: 'managementGroup';
  readonly path: string;
}

/** A billing account, billing profile, invoice section, department, enrollment account or customer. */
export interface BillingScope {
  readonly kind: 'billing';
  readonly path: string;
}

/** Every subscription that the credential can see. */
const ALL_SUBSCRIPTIONS: AllScope = { kind: 'all', path: '*' };

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
// Letters, digits, underscore, hyphen, period and parentheses, not ending in a period: Azure's rule for resource groups.
const RESOURCE_GROUP = /^[\p{L}\p{N}_\-.()]{0,89}[\p{L}\p{N}_\-()]$/u;
// What management group and billing ids are made of (billing ids contain colons); no dots alone, so no `..` in a path.
const ID_PART = /^(?!\.+$)[\p{L}\p{N}_\-.():]+$/u;

/** True for the form of Azure's tenant, client and subscription ids. */
export function isGuid(text: string): boolean {
  return GUID.test(text);
}

/** What may stand in `scopes`, for messages and help texts. */
const SCOPE_FORMS =
  '"*", subscriptions/<id>, subscriptions/<id>/resourceGroups/<name>, providers/Microsoft.Management/managementGroups/<id> or providers/Microsoft.Billing/billingAccounts/<id>';

/**
 * Reads a scope as users write it: leading slashes and a bare subscription id are accepted.
 * @returns undefined when the text is none of SCOPE_FORMS
 */
export function parseScope(text: string): Scope | undefined {
  const trimmed = text.trim().replace(/^\/+|\/+$/g, '');
  if (trimmed === '*') {
    return ALL_SUBSCRIPTIONS;
  }
  const parts = isGuid(trimmed) ? ['subscriptions', trimmed] : trimmed.split('/');
  const words = parts.map((part) => part.toLowerCase());
  if (words[0] === 'subscriptions') {
    return subscriptionScope(words);
  }
  return words[0] === 'providers' ? providerScope(parts, words) : undefined;
}

function subscriptionScope(words: readonly string[]): Scope | undefined {
  const [, subscriptionId = '', third, resourceGroup = ''] = words;
  if (!isGuid(subscriptionId)) {
    return undefined;
  }
  const path = `subscriptions/${subscriptionId}`;
  if (words.length === 2) {
    return { kind: 'subscription', path, subscriptionId };
  }
  if (words.length === 4 && third === 'resourcegroups' && RESOURCE_GROUP.test(resourceGroup)) {
    return { kind: 'resourceGroup', path: `${path}/resourceGroups/${resourceGroup}`, subscriptionId, resourceGroup };
  }
  return undefined;
}

function providerScope(parts: readonly string[], words: readonly string[]): Scope | undefined {
  const [, provider, collection] = words;
  const rest = parts.slice(3);
  if (rest.length === 0 || !rest.every((part) => ID_PART.test(part))) {
    return undefined;
  }
  if (provider === 'microsoft.management' && collection === 'managementgroups' && rest.length === 1) {
    return { kind: 'managementGroup', path: `providers/Microsoft.Management/managementGroups/${rest[0]}` };
  }
  // Below an account come pairs: billingProfiles/<id>, invoiceSections/<id>, departments/<id>, customers/<id>.
  if (provider === 'microsoft.billing' && collection === 'billingaccounts' && rest.length % 2 === 1) {
    return { kind: 'billing', path: `providers/Microsoft.Billing/billingAccounts/${rest.join('/')}` };
  }
  return undefined;
}

/** Why a text is no scope; the front end and the backend say the same. */
export function scopeProblem(field: string, text: string): string | undefined {
  return parseScope(text) === undefined ? `${field} is ${quote(text)}: use ${SCOPE_FORMS}` : undefined;
}

/** Each scope once, in the order written; case does not make a scope another one. */
export function distinctScopes(scopes: readonly Scope[]): readonly Scope[] {
  const seen = new Set<string>();
  return scopes.filter((scope) => {
    const key = scope.path.toLowerCase();
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
