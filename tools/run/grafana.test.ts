import path from 'node:path';
import { grafanaEnvironment, grafanaProgram } from './grafana.mjs';

describe('grafanaProgram', () => {
  const present =
    (...files: string[]) =>
    (file: string): boolean =>
      files.includes(file);

  it('takes the Grafana that GRAFANA_HOME names, even when another is on the PATH', () => {
    const env = { GRAFANA_HOME: '/opt/grafana', PATH: '/usr/bin' };
    const exists = present(path.join('/opt/grafana/bin/grafana'), path.join('/usr/bin/grafana'));
    expect(grafanaProgram(env, exists)).toEqual({
      command: path.join('/opt/grafana/bin/grafana'),
      home: '/opt/grafana',
    });
  });

  it('finds nothing in a GRAFANA_HOME without a program', () => {
    expect(grafanaProgram({ GRAFANA_HOME: '/opt/empty', PATH: '' }, present())).toBeUndefined();
  });

  it('takes the one on the PATH with the home of a packaged Grafana', () => {
    const exists = present(path.join('/usr/sbin/grafana'), '/usr/share/grafana/conf');
    const env = { PATH: ['/bin', '/usr/sbin'].join(path.delimiter) };
    expect(grafanaProgram(env, exists)).toEqual({
      command: path.join('/usr/sbin/grafana'),
      home: '/usr/share/grafana',
    });
  });
});

describe('grafanaEnvironment', () => {
  it('allows our unsigned plugins, reads our provisioning and listens on loopback only', () => {
    const env = grafanaEnvironment({
      port: 3030,
      pluginIds: ['glance-azurecosts-datasource', 'glance-other-datasource'],
      pluginsFolder: '/p',
      dataFolder: '/d',
      provisioningFolder: '/v',
    });
    expect(env).toMatchObject({
      GF_SERVER_HTTP_ADDR: '127.0.0.1',
      GF_SERVER_HTTP_PORT: '3030',
      GF_PLUGINS_ALLOW_LOADING_UNSIGNED_PLUGINS: 'glance-azurecosts-datasource,glance-other-datasource',
      GF_PATHS_PLUGINS: '/p',
      GF_PATHS_PROVISIONING: '/v',
      GLANCE_DASHBOARDS_DIR: path.join('/v/dashboards/generated'),
    });
  });
});
