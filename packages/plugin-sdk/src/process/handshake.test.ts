import { handshakeLine, isStartedByGrafana, startedByHandHelp } from './handshake';

describe('handshake', () => {
  it('names a socket by its path, without the scheme that gRPC binds it with', () => {
    expect(handshakeLine({ network: 'unix', path: '/tmp/a.sock' })).toBe('1|2|unix|/tmp/a.sock|grpc\n');
  });

  it('names a TCP address by host and port', () => {
    expect(handshakeLine({ network: 'tcp', host: '127.0.0.1', port: 10_001 })).toBe('1|2|tcp|127.0.0.1:10001|grpc\n');
  });

  it('takes only the cookie of a data source host', () => {
    expect(isStartedByGrafana({ grafana_plugin_type: 'datasource' })).toBe(true);
    expect(isStartedByGrafana({ grafana_plugin_type: 'renderer' })).toBe(false);
    expect(isStartedByGrafana({})).toBe(false);
  });

  it('tells someone who starts it by hand what it is', () => {
    expect(startedByHandHelp('acme-logs-datasource')).toContain('Grafana data source acme-logs-datasource');
  });
});
