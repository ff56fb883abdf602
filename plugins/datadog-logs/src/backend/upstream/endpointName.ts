/** What is called, for metrics and error texts: one of few. */
export type EndpointName = 'aggregate' | 'search' | 'validate' | 'validateKeys' | 'listIndexes' | 'other';

const NAMES: ReadonlyArray<readonly [EndpointName, string]> = [
  ['aggregate', '/api/v2/logs/analytics/aggregate'],
  ['search', '/api/v2/logs/events/search'],
  ['validate', '/api/v1/validate'],
  ['validateKeys', '/api/v2/validate_keys'],
  ['listIndexes', '/api/v1/logs/config/indexes'],
];

/** Names a call by the path of its URL; a proxy's prefix may stand before it. */
export function endpointName({ pathname }: URL): EndpointName {
  return NAMES.find(([, path]) => pathname.endsWith(path))?.[0] ?? 'other';
}
