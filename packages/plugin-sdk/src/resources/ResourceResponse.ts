/** What a resource handler answers. */
export interface ResourceResponse {
  /** HTTP status, 100–599. */
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: Uint8Array | string;
}

/** A JSON answer, 200 unless said otherwise. */
export function jsonResponse(value: unknown, status = 200): ResourceResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}
