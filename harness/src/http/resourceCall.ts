import { type HostCall, type ResourceAnswer, type ResourceCall } from '../GrafanaHost';

/** Headers that belong to one connection or to Grafana itself; neither direction passes them on. */
const notForwarded = new Set([
  'connection',
  'content-length',
  'cookie',
  'authorization',
  'host',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'set-cookie',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'user-agent',
]);

/** The resource call that a browser's request means: the path behind `/resources/` without a leading slash. */
export async function toResourceCall(call: HostCall, request: Request): Promise<ResourceCall> {
  const { pathname, search } = new URL(request.url);
  const path = decodeURIComponent(pathname.slice(pathname.indexOf('/resources/') + '/resources/'.length));
  const own = [...request.headers].filter(([name]) => !notForwarded.has(name));
  return {
    ...call,
    method: request.method,
    path: `${path}${search}`,
    headers: { ...call.headers, ...Object.fromEntries(own) },
    body: new Uint8Array(await request.arrayBuffer()),
  };
}

/** The plugin's answer as the browser gets it, locked in a sandbox as Grafana does: it is no page of Grafana's. */
export function resourceResponse({ status, headers, body }: ResourceAnswer): Response {
  const answered = new Headers({ 'content-type': 'application/json' });
  for (const [name, values] of Object.entries(headers)) {
    if (!notForwarded.has(name.toLowerCase())) {
      answered.delete(name);
      values.forEach((value) => answered.append(name, value));
    }
  }
  answered.set('content-security-policy', 'sandbox');
  return new Response(status === 204 || status === 304 ? null : new Uint8Array(body), { status, headers: answered });
}
