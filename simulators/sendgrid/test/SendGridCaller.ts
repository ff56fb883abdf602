import type { Figures } from '../src';

/** An answer of SendGrid's API, its JSON read. */
export interface SendGridReply<Json> {
  readonly status: number;
  readonly headers: Headers;
  readonly json: Json;
}

/** What statistics answer. */
export type StatsJson = ReadonlyArray<{
  readonly date: string;
  readonly stats: ReadonlyArray<{ readonly type?: string; readonly name?: string; readonly metrics: Figures }>;
}>;

/** What sums answer. */
export type SumsJson = StatsJson[number];

/** What refusals answer. */
export interface ErrorsJson {
  readonly errors: ReadonlyArray<{ readonly field: string | null; readonly message: string }>;
}

/** Parameters of a query string; a list is repeated. */
export type Parameters = Readonly<Record<string, string | number | readonly string[]>>;

/** Asks a simulator without any SDK. */
export class SendGridCaller {
  readonly #url: string;
  readonly #headers: Readonly<Record<string, string>>;

  constructor({
    url,
    apiKey,
    onBehalfOf,
  }: {
    readonly url: string;
    readonly apiKey: string;
    readonly onBehalfOf?: string;
  }) {
    this.#url = url;
    this.#headers = {
      authorization: `Bearer ${apiKey}`,
      ...(onBehalfOf !== undefined && { 'on-behalf-of': onBehalfOf }),
    };
  }

  /** All mail by day. */
  stats(parameters: Parameters): Promise<SendGridReply<StatsJson>> {
    return this.ask('/v3/stats', parameters);
  }

  async ask<Json>(path: string, parameters: Parameters = {}): Promise<SendGridReply<Json>> {
    const query = Object.entries(parameters).flatMap(([name, values]) =>
      [values].flat().map((value): [string, string] => [name, String(value)])
    );
    const reply = await fetch(`${this.#url}${path}?${new URLSearchParams(query).toString()}`, {
      headers: this.#headers,
    });
    return { status: reply.status, headers: reply.headers, json: (await reply.json()) as Json };
  }
}
