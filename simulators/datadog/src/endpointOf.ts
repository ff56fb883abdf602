/** The journal's names of the calls that the simulator knows. */
export const ENDPOINTS = ['aggregate', 'search', 'validate', 'validateKeys', 'indexes', 'unknown'] as const;
export type Endpoint = (typeof ENDPOINTS)[number];

/** Where each of them is. */
export const PATHS = {
  aggregate: '/api/v2/logs/analytics/aggregate',
  search: '/api/v2/logs/events/search',
  validate: '/api/v1/validate',
  validateKeys: '/api/v2/validate_keys',
  indexes: '/api/v1/logs/config/indexes',
} as const satisfies Readonly<Partial<Record<Endpoint, string>>>;

/** Names a call by its path. */
export function endpointOf(_method: string, path: string): Endpoint {
  const known = Object.entries(PATHS).find(([, candidate]) => candidate === path)?.[0];
  return ENDPOINTS.find((name) => name === known) ?? 'unknown';
}
