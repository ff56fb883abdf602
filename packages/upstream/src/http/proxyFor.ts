import { BlockList, isIP, isIPv6 } from 'node:net';
import { UpstreamError } from '../UpstreamError';

/** Environment variables by name, as in `process.env`. */
export type ProxyEnv = Readonly<Record<string, string | undefined>>;

/**
 * The proxy a URL is fetched through, `undefined` for none. Follows Go's rules, which Grafana's own data sources have,
 * so that one set of variables does the same for all of them (https://pkg.go.dev/golang.org/x/net/http/httpproxy):
 * `HTTPS_PROXY` counts for https only and `HTTP_PROXY` for http only, upper case before lower case, loopback addresses
 * are never proxied. Throws an UpstreamError naming the variable when it holds no http(s) address.
 */
export function proxyFor(url: URL, env: ProxyEnv): string | undefined {
  const variable = url.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY';
  const proxy = either(env, variable);
  if (proxy === undefined || isLoopback(url) || isExempt(url, either(env, 'NO_PROXY') ?? '')) {
    return undefined;
  }
  const withScheme = proxy.includes('://') ? proxy : `http://${proxy}`;
  if (!URL.canParse(withScheme) || !/^https?:$/.test(new URL(withScheme).protocol)) {
    // The value is not quoted: it may hold a password.
    throw new UpstreamError('badRequest', `The environment variable ${variable} is not an http:// or https:// address`);
  }
  return withScheme;
}

function either(env: ProxyEnv, name: string): string | undefined {
  return env[name] || env[name.toLowerCase()] || undefined;
}

function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '').toLowerCase();
}

function isLoopback(url: URL): boolean {
  const host = hostOf(url);
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

function isExempt(url: URL, noProxy: string): boolean {
  const entries = noProxy.split(',').map((entry) => entry.trim().toLowerCase());
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return entries.some((entry) => entry !== '' && matches(entry, { host: hostOf(url), port }));
}

function matches(entry: string, { host, port }: { readonly host: string; readonly port: string }): boolean {
  if (entry === '*') {
    return true;
  }
  if (entry.includes('/')) {
    return isIP(host) !== 0 && isInNetwork(host, entry);
  }
  const { name, onlyPort } = splitPort(entry);
  if (onlyPort !== undefined && onlyPort !== port) {
    return false;
  }
  if (isIP(name) !== 0) {
    return name === host;
  }
  const domain = name.replace(/^\*/, '');
  // ".example.com" exempts what is below example.com, "example.com" also the name itself.
  return domain.startsWith('.') ? host.endsWith(domain) : host === domain || host.endsWith(`.${domain}`);
}

function splitPort(entry: string): { readonly name: string; readonly onlyPort?: string } {
  const [, bracketed, plain, onlyPort] = /^(?:\[(.+)\]|([^:]+))(?::(\d+))?$/.exec(entry) ?? [];
  return { name: bracketed ?? plain ?? entry, onlyPort };
}

function isInNetwork(host: string, cidr: string): boolean {
  const [network = '', prefix = ''] = cidr.split('/');
  const family = isIPv6(network) ? 'ipv6' : 'ipv4';
  const bits = Number(prefix);
  if (isIP(network) === 0 || !/^\d+$/.test(prefix) || bits > (family === 'ipv6' ? 128 : 32)) {
    return false;
  }
  const list = new BlockList();
  list.addSubnet(network, bits, family);
  return list.check(host, isIPv6(host) ? 'ipv6' : 'ipv4');
}
