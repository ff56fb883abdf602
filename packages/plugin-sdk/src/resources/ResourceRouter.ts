import type { CallContext } from '../CallContext';
import type { ResourceRequest } from './ResourceRequest';
import { jsonResponse, type ResourceResponse } from './ResourceResponse';

export type ResourceHandler<Instance> = (
  request: ResourceRequest,
  context: CallContext<Instance>
) => ResourceResponse | Promise<ResourceResponse>;

interface Route<Instance> {
  readonly method: string;
  readonly parts: readonly string[];
  readonly handler: ResourceHandler<Instance>;
}

/**
 * Maps `GET subscriptions` and the like to handlers. Paths have no leading slash; a part `:name` matches anything
 * and is found in `request.params`. An unknown path is a 404 and a known one with another method a 405, as JSON.
 */
export class ResourceRouter<Instance> {
  private readonly routes: Array<Route<Instance>> = [];

  get(path: string, handler: ResourceHandler<Instance>): this {
    return this.add('GET', path, handler);
  }

  post(path: string, handler: ResourceHandler<Instance>): this {
    return this.add('POST', path, handler);
  }

  put(path: string, handler: ResourceHandler<Instance>): this {
    return this.add('PUT', path, handler);
  }

  patch(path: string, handler: ResourceHandler<Instance>): this {
    return this.add('PATCH', path, handler);
  }

  delete(path: string, handler: ResourceHandler<Instance>): this {
    return this.add('DELETE', path, handler);
  }

  /** Runs the handler of the request's route; rejects with what the handler throws. */
  async handle(request: ResourceRequest, context: CallContext<Instance>): Promise<ResourceResponse> {
    const parts = splitPath(request.path);
    const matches = this.routes.flatMap((route) => {
      const params = matchParts(route.parts, parts);
      return params ? [{ route, params }] : [];
    });
    const match = matches.find(({ route }) => route.method === request.method);
    if (match) {
      return match.route.handler(request.withParams(match.params), context);
    }
    if (matches.length === 0) {
      return jsonResponse({ message: `No resource at ${request.path || '/'}` }, 404);
    }
    const allowed = [...new Set(matches.map(({ route }) => route.method))].join(', ');
    const refusal = jsonResponse({ message: `${request.path} takes ${allowed}, not ${request.method}` }, 405);
    return { ...refusal, headers: { ...refusal.headers, allow: allowed } };
  }

  private add(method: string, path: string, handler: ResourceHandler<Instance>): this {
    this.routes.push({ method, parts: splitPath(path), handler });
    return this;
  }
}

function splitPath(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '');
}

function matchParts(pattern: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== parts.length) {
    return undefined;
  }
  const params: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const actual = parts[index] ?? '';
    if (expected.startsWith(':')) {
      params[expected.slice(1)] = decodePart(actual);
    } else if (expected !== actual) {
      return undefined;
    }
  }
  return params;
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
