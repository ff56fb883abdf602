import type { ResponseHeaders } from './ResponseHeaders';

export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** What is called, for metrics and error texts: one of few, such as `costQuery`. Default: the host. */
  readonly endpoint?: string;
  readonly signal?: AbortSignal;
  /** Shortens the transport's own limit for this call; it cannot lengthen it. */
  readonly timeoutMs?: number;
}

/** A complete answer, whatever its status; the body is decompressed. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: ResponseHeaders;
  readonly body: Uint8Array;
  /** The body read as UTF-8. */
  text(): string;
}
