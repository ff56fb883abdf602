import type { VendorAnswer } from '@glance/data-source';
import { type RateBudget, rateLimitReset } from '@glance/upstream';
import type { EndpointName } from './endpointName';

/**
 * Which of Datadog's quotas each endpoint draws on. Only answers tell, by `X-RateLimit-Name`: endpoints with the same
 * name share one. Until an endpoint has answered it has a bucket of its own.
 */
export class DatadogQuota {
  readonly #budget: RateBudget;
  readonly #names = new Map<EndpointName, string>();

  constructor(budget: RateBudget) {
    this.#budget = budget;
  }

  bucketOf(endpoint: EndpointName): string {
    return this.#names.get(endpoint) ?? endpoint;
  }

  /**
   * Takes in what an answer says of the quota. Also for the endpoint's own bucket, where calls may still wait that came
   * before the first answer. `bucket` is the one that its call drew on: its refusal is noted with the call's error.
   */
  observe(endpoint: EndpointName, bucket: string, { status, headers }: VendorAnswer): void {
    const { name, remaining, resetAfterMs } = rateLimitReset(headers);
    const named = name ?? this.bucketOf(endpoint);
    this.#names.set(endpoint, named);
    for (const concerned of new Set([named, endpoint])) {
      const refusal = status === 429 && concerned !== bucket ? { refused: true, retryAfterMs: resetAfterMs } : {};
      this.#budget.observe(concerned, { remaining, resetAfterMs, ...refusal });
    }
  }
}
