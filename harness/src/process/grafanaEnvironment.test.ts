import { grafanaEnvironment } from './grafanaEnvironment';

describe('grafanaEnvironment', () => {
  it('has what Grafana and go-plugin set, and nothing of its own process', () => {
    expect(Object.keys(grafanaEnvironment()).sort()).toEqual([
      'GF_EDITION',
      'GF_ENTERPRISE_APP_URL',
      'GF_ENTERPRISE_LICENSE_PATH',
      'GF_VERSION',
      'PLUGIN_MAX_PORT',
      'PLUGIN_MIN_PORT',
      'PLUGIN_PROTOCOL_VERSIONS',
      'grafana_plugin_type',
    ]);
  });

  it('passes on the socket directory and proxies, and nothing else', () => {
    const host = {
      PATH: '/bin',
      HOME: '/root',
      HTTPS_PROXY: 'http://p',
      no_proxy: 'x',
      PLUGIN_UNIX_SOCKET_DIR: '/run',
    };
    expect(grafanaEnvironment({ host })).toMatchObject({
      HTTPS_PROXY: 'http://p',
      no_proxy: 'x',
      PLUGIN_UNIX_SOCKET_DIR: '/run',
    });
    expect(grafanaEnvironment({ host })).not.toHaveProperty('PATH');
  });

  it('turns settings of [plugin.<id>] into variables', () => {
    expect(grafanaEnvironment({ settings: { redis_url: 'redis://r' } })).toMatchObject({
      GF_PLUGIN_REDIS_URL: 'redis://r',
    });
  });
});
