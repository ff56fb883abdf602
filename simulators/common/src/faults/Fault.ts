/** Something that goes wrong, or is merely unusual, between the vendor and its client. */
export type Fault =
  /** The answer is held back this long, and up to `jitterMs` more, which differs each time. Latencies add up. */
  | { readonly kind: 'latency'; readonly ms: number; readonly jitterMs?: number }
  /** This answer instead of the vendor's own. A string is sent as it is, anything else as JSON. */
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: unknown;
    }
  /** Status 502 with a gateway's HTML page. */
  | { readonly kind: 'htmlBadGateway' }
  /** Status 200 and a content type of JSON, but text that is none. */
  | { readonly kind: 'invalidJson' }
  /** Headers that promise the whole answer, half of it, then a closed connection. */
  | { readonly kind: 'cutBody' }
  /** Not even headers, until the client gives up. */
  | { readonly kind: 'neverAnswers' }
  /** Headers at once, then the true answer at one byte per `intervalMs`. */
  | { readonly kind: 'slowLoris'; readonly intervalMs: number }
  /** An endless-looking JSON string of this many bytes; with `gzip` so many after decompression, and few on the wire. */
  | { readonly kind: 'oversizedBody'; readonly bytes: number; readonly gzip?: boolean }
  /** Status 307 to this address. */
  | { readonly kind: 'redirect'; readonly location: string }
  /** The vendor's own answer with further headers, which win over its own. */
  | { readonly kind: 'headers'; readonly headers: Readonly<Record<string, string>> }
  /** The vendor's own answer with its JSON altered. An answer without JSON stays as it is. */
  | { readonly kind: 'alteredJson'; readonly alter: (json: unknown) => unknown };

/** Which requests a fault befalls. Every condition that is given must hold; none means every request. */
export interface FaultTarget {
  /** The journal's name of the call. */
  readonly endpoint?: string;
  /** Part of the URL, in any case: a scope, for example. */
  readonly urlIncludes?: string;
  /** Who asks, by the name that the vendor's simulator gives in its journal: an account, for example. */
  readonly caller?: string;
  /** How many requests; without it, until the fault is removed. */
  readonly times?: number;
}
