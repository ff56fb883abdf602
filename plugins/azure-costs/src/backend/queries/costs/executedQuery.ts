import type { CostsRequest } from './CostsRequest';
import { requestBody } from './requestBody';

/** What was asked, for the query inspector: each request body once, under the scopes that it was sent to. */
export function executedQuery(requests: readonly CostsRequest[]): string {
  const scopesOfBody = new Map<string, string[]>();
  for (const request of requests) {
    const body = JSON.stringify(requestBody(request), undefined, 2);
    const scopes = scopesOfBody.get(body) ?? [];
    scopes.push(`POST /${request.scope}/providers/Microsoft.CostManagement/query`);
    scopesOfBody.set(body, scopes);
  }
  return [...scopesOfBody].map(([body, scopes]) => `${scopes.join('\n')}\n${body}`).join('\n\n');
}
