/** What is called, for metrics and error texts: one of few. */
export type EndpointName =
  | 'signIn'
  | 'listSubscriptions'
  | 'listResourceGroups'
  | 'listTagNames'
  | 'listDimensionValues'
  | 'costQuery'
  | 'other';

const PATTERNS: ReadonlyArray<readonly [EndpointName, RegExp]> = [
  ['costQuery', /\/providers\/microsoft\.costmanagement\/query$/i],
  ['listDimensionValues', /\/providers\/microsoft\.costmanagement\/dimensions$/i],
  ['listTagNames', /\/subscriptions\/[^/]+\/tagnames$/i],
  ['listResourceGroups', /\/subscriptions\/[^/]+\/resourcegroups$/i],
  ['listSubscriptions', /\/subscriptions$/i],
  ['signIn', /\/(oauth2\/v2\.0\/token|v2\.0\/\.well-known\/openid-configuration|discovery\/instance)$/i],
];

/** Names a call by the path of its URL. */
export function endpointName({ pathname }: URL): EndpointName {
  return PATTERNS.find(([, pattern]) => pattern.test(pathname))?.[0] ?? 'other';
}
