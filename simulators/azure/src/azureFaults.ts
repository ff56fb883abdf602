import type { Fault } from '@glance/simulator-common';
import { authorizationFailed } from './ArmError';
import { PRINCIPALS } from './entra/principals';

/** Azure's own retry header by its limit, the standard one, or none at all (seen in the field). */
export type RetryHeader = 'qpu' | 'entity' | 'tenant' | 'clienttype' | 'standard' | 'none';

/** Status 429, with the named limits' headers asking for a wait of so many seconds. */
export function throttled(waits: Readonly<Partial<Record<RetryHeader, number>>>): Fault {
  const headers = Object.entries(waits).flatMap(([header, seconds]) => {
    switch (header) {
      case 'none':
        return [];
      case 'standard':
        return [['retry-after', String(seconds)]];
      default:
        return [[`x-ms-ratelimit-microsoft.costmanagement-${header}-retry-after`, String(seconds)]];
    }
  });
  return {
    kind: 'answer',
    status: 429,
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: { error: { code: '429', message: 'Too many requests. Please retry.' } },
  };
}

/** Status 403 as for a principal without the role on `scope` (no leading slash). */
export function missingRole(scope: string, action = 'Microsoft.CostManagement/query/action'): Fault {
  const { status, code, message } = authorizationFailed({ principal: PRINCIPALS.servicePrincipal, action, scope });
  return { kind: 'answer', status, body: { error: { code, message } } };
}

/** Status 204: a scope without any cost. */
export function noContent(): Fault {
  return { kind: 'answer', status: 204 };
}

/** The true answer, whose link to a next page leads to another origin. */
export function foreignNextLink(origin: string): Fault {
  const nextLink = `${origin}/next?$skiptoken=AQAAAA%3D%3D`;
  return {
    kind: 'alteredJson',
    alter: (json) => {
      const answer = json as { readonly properties?: object };
      return answer.properties === undefined
        ? { ...answer, nextLink }
        : { ...answer, properties: { ...answer.properties, nextLink } };
    },
  };
}
