import { type RateBudget, rateLimitReset } from '@glance/upstream';
import type { DatadogAnswer } from './datadogErrors';
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

  /** Takes in what an answer says of the quota; `bucket` is the one that its call drew on. */
  observe(endpoint: EndpointName, bucket: string, { status, headers }: DatadogAnswer): void {
    const { name, remaining, resetAfterMs } = rateLimitReset(headers);
    const named = name ?? this.bucketOf(endpoint);
    this.#names.set(endpoint, named);
    // A refusal of its own bucket is noted with the call's error.
    const refusal = status === 429 && named !== bucket ? { refused: true, retryAfterMs: resetAfterMs } : {};
    this.#budget.observe(named, { remaining, resetAfterMs, ...refusal });
  }
}
