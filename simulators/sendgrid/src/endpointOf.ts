/** Where each call is, and which scopes open it: one of them is enough; `/v3/scopes` needs none. */
export const CALLS = {
  stats: { path: '/v3/stats', scopes: ['stats.read', 'stats.global.read'] },
  categoryStats: { path: '/v3/categories/stats', scopes: ['categories.stats.read'] },
  categorySums: { path: '/v3/categories/stats/sums', scopes: ['categories.stats.sums.read'] },
  subuserStats: { path: '/v3/subusers/stats', scopes: ['subusers.stats.read'] },
  subuserSums: { path: '/v3/subusers/stats/sums', scopes: ['subusers.stats.sums.read'] },
  subuserMonthly: { path: '/v3/subusers/stats/monthly', scopes: ['subusers.stats.monthly.read'] },
  mailboxProviderStats: { path: '/v3/mailbox_providers/stats', scopes: ['mailbox_providers.stats.read'] },
  categories: { path: '/v3/categories', scopes: ['categories.read'] },
  subusers: { path: '/v3/subusers', scopes: ['subusers.read'] },
  credits: { path: '/v3/user/credits', scopes: ['user.credits.read'] },
  account: { path: '/v3/user/account', scopes: ['user.account.read'] },
  scopes: { path: '/v3/scopes', scopes: [] },
} as const satisfies Readonly<Record<string, { readonly path: string; readonly scopes: readonly string[] }>>;

/** A call that the simulator knows. */
export type Call = keyof typeof CALLS;

/** All of them, in a fixed order. */
const CALL_NAMES = Object.keys(CALLS) as readonly Call[];

/** The journal's names of calls. */
export const ENDPOINTS = [...CALL_NAMES, 'unknown'] as const;
export type Endpoint = (typeof ENDPOINTS)[number];

/** Names a call by its path. */
export function endpointOf(_method: string, path: string): Endpoint {
  return CALL_NAMES.find((name) => CALLS[name].path === path) ?? 'unknown';
}
