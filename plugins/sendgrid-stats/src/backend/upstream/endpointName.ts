/** What is called, for metrics, error texts and quotas, which SendGrid counts by endpoint: one of few. */
export type EndpointName =
  | 'stats'
  | 'categoryStats'
  | 'categorySums'
  | 'subuserStats'
  | 'subuserSums'
  | 'mailboxProviderStats'
  | 'categories'
  | 'subusers'
  | 'credits'
  | 'account'
  | 'scopes'
  | 'other';

/** Paths of SendGrid's API, each with the scope that it needs. */
export const ENDPOINTS = {
  stats: { path: '/v3/stats', scope: 'stats.read' },
  categoryStats: { path: '/v3/categories/stats', scope: 'categories.stats.read' },
  categorySums: { path: '/v3/categories/stats/sums', scope: 'categories.stats.sums.read' },
  subuserStats: { path: '/v3/subusers/stats', scope: 'subusers.stats.read' },
  subuserSums: { path: '/v3/subusers/stats/sums', scope: 'subusers.stats.sums.read' },
  mailboxProviderStats: { path: '/v3/mailbox_providers/stats', scope: 'mailbox_providers.stats.read' },
  categories: { path: '/v3/categories', scope: 'categories.read' },
  subusers: { path: '/v3/subusers', scope: 'subusers.read' },
  credits: { path: '/v3/user/credits', scope: 'user.credits.read' },
  account: { path: '/v3/user/account', scope: 'user.account.read' },
  scopes: { path: '/v3/scopes', scope: '' },
} as const satisfies Record<Exclude<EndpointName, 'other'>, { readonly path: string; readonly scope: string }>;

/** An endpoint that this plugin calls. */
export type Endpoint = keyof typeof ENDPOINTS;

const BY_PATH = new Map<string, Endpoint>(
  Object.entries(ENDPOINTS).map(([name, { path }]) => [path, name as Endpoint])
);

/** Names a call by the path of its URL; a private address may have more before it. */
export function endpointName({ pathname }: URL): EndpointName {
  return BY_PATH.get(pathname.slice(Math.max(0, pathname.lastIndexOf('/v3/')))) ?? 'other';
}
