import { subscribe } from 'node:diagnostics_channel';

/** Knows which requests of undici are on their way, by what it publishes about itself. */
export class UpstreamActivity {
  readonly #underWay = new Set<unknown>();

  constructor() {
    subscribe('undici:request:create', (message) => this.#underWay.add(requestOf(message)));
    subscribe('undici:request:trailers', (message) => this.#underWay.delete(requestOf(message)));
    subscribe('undici:request:error', (message) => this.#underWay.delete(requestOf(message)));
  }

  get inFlight(): number {
    return this.#underWay.size;
  }
}

function requestOf(message: unknown): unknown {
  return (message as { readonly request: unknown }).request;
}
