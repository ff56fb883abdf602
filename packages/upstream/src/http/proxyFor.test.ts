import { proxyFor, type ProxyEnv } from './proxyFor';

const PROXY = 'http://proxy.corp:3128';

function proxied(url: string, env: ProxyEnv): string | undefined {
  return proxyFor(new URL(url), env);
}

describe('proxyFor', () => {
  it('uses no proxy without variables', () => {
    expect(proxied('https://management.azure.com/', {})).toBeUndefined();
    expect(proxied('https://management.azure.com/', { HTTPS_PROXY: '' })).toBeUndefined();
  });

  it('looks at the variable of the scheme only', () => {
    expect(proxied('https://vendor.test/', { HTTPS_PROXY: PROXY })).toBe(PROXY);
    expect(proxied('http://vendor.test/', { HTTPS_PROXY: PROXY })).toBeUndefined();
    expect(proxied('http://vendor.test/', { HTTP_PROXY: PROXY })).toBe(PROXY);
    expect(proxied('https://vendor.test/', { HTTP_PROXY: PROXY })).toBeUndefined();
  });

  it('reads lower case too, upper case first', () => {
    expect(proxied('https://vendor.test/', { https_proxy: PROXY })).toBe(PROXY);
    expect(proxied('https://vendor.test/', { https_proxy: 'http://old:1', HTTPS_PROXY: PROXY })).toBe(PROXY);
    expect(proxied('https://vendor.test/', { HTTPS_PROXY: PROXY, no_proxy: 'vendor.test' })).toBeUndefined();
  });

  it('takes a proxy without a scheme as http', () => {
    expect(proxied('https://vendor.test/', { HTTPS_PROXY: 'proxy.corp:3128' })).toBe(PROXY);
  });

  it.each(['https://localhost:8443/', 'https://127.0.0.1/', 'https://127.8.9.10/', 'https://[::1]:8443/'])(
    'leaves %s alone',
    (url) => {
      expect(proxied(url, { HTTPS_PROXY: PROXY })).toBeUndefined();
    }
  );

  it.each([
    ['*', 'https://vendor.test/'],
    ['vendor.test', 'https://vendor.test/'],
    ['VENDOR.test', 'https://api.vendor.test/'],
    ['.vendor.test', 'https://api.vendor.test/'],
    ['*.vendor.test', 'https://api.vendor.test/'],
    ['other.test, vendor.test', 'https://vendor.test/'],
    ['vendor.test:443', 'https://vendor.test/'],
    ['vendor.test:8443', 'https://vendor.test:8443/'],
    ['10.1.2.3', 'https://10.1.2.3/'],
    ['10.0.0.0/8', 'https://10.1.2.3/'],
    ['2001:db8::1', 'https://[2001:db8::1]/'],
    ['[2001:db8::1]:443', 'https://[2001:db8::1]/'],
    ['2001:db8::/32', 'https://[2001:db8::1]/'],
  ])('with NO_PROXY %s goes straight to %s', (noProxy, url) => {
    expect(proxied(url, { HTTPS_PROXY: PROXY, NO_PROXY: noProxy })).toBeUndefined();
  });

  it.each([
    ['vendor.test', 'https://notvendor.test/'],
    ['.vendor.test', 'https://vendor.test/'],
    ['vendor.test:8443', 'https://vendor.test/'],
    ['10.0.0.0/8', 'https://11.1.2.3/'],
    ['10.0.0.0/8', 'https://vendor.test/'],
    ['10.0.0.0/99', 'https://10.1.2.3/'],
    ['10.0.0.0/x', 'https://10.1.2.3/'],
    ['nonsense/8', 'https://10.1.2.3/'],
    ['2001:db8::/32', 'https://10.1.2.3/'],
    ['', 'https://vendor.test/'],
    [' , ', 'https://vendor.test/'],
  ])('with NO_PROXY "%s" still proxies %s', (noProxy, url) => {
    expect(proxied(url, { HTTPS_PROXY: PROXY, NO_PROXY: noProxy })).toBe(PROXY);
  });

  it.each(['socks5://user:hunter2@proxy:1080', 'http://user:hunter2@:::'])(
    'names the variable, without quoting its password, when it holds no usable address',
    (proxy) => {
      const act = (): unknown => proxied('https://vendor.test/', { HTTPS_PROXY: proxy });
      expect(act).toThrow('HTTPS_PROXY');
      expect(act).not.toThrow('hunter2');
    }
  );
});
