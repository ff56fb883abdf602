/** The journal's names of the calls that the simulator knows. */
export const ENDPOINTS = [
  'discovery',
  'token',
  'imds',
  'subscriptions',
  'subscription',
  'resourceGroups',
  'tagNames',
  'query',
  'dimensions',
  'unknown',
] as const;
export type Endpoint = (typeof ENDPOINTS)[number];

const PATTERNS: ReadonlyArray<readonly [Endpoint, RegExp]> = [
  ['discovery', /^\/[^/]+\/v2\.0\/\.well-known\/openid-configuration$/],
  ['token', /^\/[^/]+\/oauth2\/v2\.0\/token$/],
  ['imds', /^\/metadata\/identity\/oauth2\/token\/?$/],
  ['query', /^\/.+\/providers\/microsoft\.costmanagement\/query$/],
  ['dimensions', /^\/.+\/providers\/microsoft\.costmanagement\/dimensions$/],
  ['tagNames', /^\/subscriptions\/[^/]+\/tagnames$/],
  ['resourceGroups', /^\/subscriptions\/[^/]+\/resourcegroups$/],
  ['subscriptions', /^\/subscriptions$/],
  ['subscription', /^\/subscriptions\/[^/]+$/],
];

/** Names a call by its path; Azure's paths are case-insensitive. */
export function endpointOf(_method: string, path: string): Endpoint {
  const lowerCased = path.toLowerCase();
  return PATTERNS.find(([, pattern]) => pattern.test(lowerCased))?.[0] ?? 'unknown';
}
