import type { DatadogSimulator } from '../src';

/** An answer of Datadog's API, its JSON read. */
export interface DatadogReply<Json> {
  readonly status: number;
  readonly headers: Headers;
  readonly json: Json;
}

/** What an aggregate answers. */
export interface AggregateJson {
  readonly data: {
    readonly buckets: ReadonlyArray<{
      readonly by: Readonly<Record<string, string | number | boolean>>;
      readonly computes: Readonly<
        Record<string, number | ReadonlyArray<{ readonly time: string; readonly value: number }>>
      >;
    }>;
  };
  readonly meta: Meta;
  readonly errors?: readonly string[];
}

/** What a search answers. */
export interface SearchJson {
  readonly data: ReadonlyArray<{
    readonly id: string;
    readonly type: string;
    readonly attributes: Readonly<Record<string, unknown>> & { readonly message: string; readonly timestamp: string };
  }>;
  readonly links?: { readonly next: string };
  readonly meta?: Meta;
  readonly errors?: readonly string[];
}

interface Meta {
  readonly status: string;
  readonly elapsed: number;
  readonly request_id: string;
  readonly warnings?: ReadonlyArray<{ readonly code: string; readonly title: string; readonly detail: string }>;
  readonly page?: { readonly after: string };
}

/** Asks a simulator without any SDK, by default as the first organisation. */
export class DatadogCaller {
  readonly #url: string;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(
    { url, apiKey, applicationKey }: Pick<DatadogSimulator, 'url' | 'apiKey' | 'applicationKey'>,
    { headers }: { readonly headers?: Readonly<Record<string, string>> } = {}
  ) {
    this.#url = url;
    this.#headers = headers ?? { 'DD-API-KEY': apiKey, 'DD-APPLICATION-KEY': applicationKey };
  }

  aggregate(body: object): Promise<DatadogReply<AggregateJson>> {
    return this.ask('/api/v2/logs/analytics/aggregate', body);
  }

  search(body: object): Promise<DatadogReply<SearchJson>> {
    return this.ask('/api/v2/logs/events/search', body);
  }

  /** A number of logs, of all time unless told otherwise. */
  async count(query: string, filter: object = {}): Promise<number> {
    const { status, json } = await this.aggregate({
      filter: { query, from: '0', to: '99999999999999', ...filter },
      compute: [{ aggregation: 'count' }],
    });
    if (status !== 200) {
      throw new Error(`${status} ${JSON.stringify(json)}`);
    }
    return Number(json.data.buckets[0]?.computes.c0 ?? 0);
  }

  /** POST with a body, GET without one. */
  async ask<Json>(path: string, body?: object | string): Promise<DatadogReply<Json>> {
    const reply = await fetch(`${this.#url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { ...this.#headers, 'content-type': 'application/json' },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { status: reply.status, headers: reply.headers, json: (await reply.json()) as Json };
  }
}
