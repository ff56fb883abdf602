import { PluginError } from '../errors/PluginError';
import type { RequestHeaders } from '../RequestHeaders';

/** One HTTP request of the plugin's own editors, forwarded by Grafana. */
export class ResourceRequest {
  constructor(
    private readonly parts: {
      readonly method: string;
      readonly path: string;
      readonly query: URLSearchParams;
      readonly headers: RequestHeaders;
      readonly body: Uint8Array;
      readonly params?: Readonly<Record<string, string>>;
    }
  ) {}

  /** Upper case. */
  get method(): string {
    return this.parts.method;
  }

  /** Without leading or trailing slash. */
  get path(): string {
    return this.parts.path;
  }

  get query(): URLSearchParams {
    return this.parts.query;
  }

  get headers(): RequestHeaders {
    return this.parts.headers;
  }

  get body(): Uint8Array {
    return this.parts.body;
  }

  /** What stood in the place of the route's `:name` parts, decoded. */
  get params(): Readonly<Record<string, string>> {
    return this.parts.params ?? {};
  }

  /** The body as JSON; undefined when it is empty. @throws PluginError 400 when it is not JSON. */
  json(): unknown {
    if (this.parts.body.byteLength === 0) {
      return undefined;
    }
    try {
      return JSON.parse(new TextDecoder().decode(this.parts.body));
    } catch (cause) {
      throw new PluginError(`The body of ${this.method} ${this.path} is not JSON`, {
        status: 400,
        source: 'downstream',
        cause,
      });
    }
  }

  withParams(params: Readonly<Record<string, string>>): ResourceRequest {
    return new ResourceRequest({ ...this.parts, params });
  }
}
