import { isPluginSocketName, maxSocketPathBytes, socketPath, tcpPorts } from './listenAddress';

const own = { pid: 4711, random: 'c0ffee00' };

describe('socketPath', () => {
  it('is in /tmp unless Grafana says otherwise', () => {
    expect(socketPath({ ...own, env: {} })).toEqual({ path: '/tmp/gpx-3mv-c0ffee00.sock' });
    expect(socketPath({ ...own, env: { PLUGIN_UNIX_SOCKET_DIR: '/run/grafana' } })).toEqual({
      path: '/run/grafana/gpx-3mv-c0ffee00.sock',
    });
  });

  it('is absolute, since the host may have another working directory', () => {
    const { path } = socketPath({ ...own, env: { PLUGIN_UNIX_SOCKET_DIR: 'run' } });
    expect(path.startsWith('/')).toBe(true);
  });

  // The kernel cuts a longer path off: bind "succeeds", and the file is elsewhere.
  it('passes a directory over that leaves no room for a name', () => {
    const room = maxSocketPathBytes - '/gpx-3mv-c0ffee00.sock'.length;
    const fits = `/${'d'.repeat(room - 1)}`;
    expect(socketPath({ ...own, env: { PLUGIN_UNIX_SOCKET_DIR: fits } }).path).toHaveLength(maxSocketPathBytes);
    const tooLong = socketPath({ ...own, env: { PLUGIN_UNIX_SOCKET_DIR: `${fits}d` } });
    expect(tooLong).toEqual({
      path: '/tmp/gpx-3mv-c0ffee00.sock',
      warning: expect.stringContaining('has 108 bytes, a socket path at most 107'),
    });
  });

  it('counts bytes, not characters', () => {
    const umlauts = `/${'ä'.repeat(50)}`;
    expect(socketPath({ ...own, env: { PLUGIN_UNIX_SOCKET_DIR: umlauts } }).warning).toContain('bytes');
  });

  it('passes over a directory with the separator of the handshake in its name', () => {
    expect(socketPath({ ...own, env: { PLUGIN_UNIX_SOCKET_DIR: '/run/a|b' } })).toMatchObject({
      path: '/tmp/gpx-3mv-c0ffee00.sock',
      warning: expect.stringContaining('must not contain |'),
    });
  });

  it('makes names that the cleaning of stale sockets knows, and knows no others', () => {
    expect(isPluginSocketName('gpx-3mv-c0ffee00.sock')).toBe(true);
    expect(
      ['plugin123', 'gpx.sock', 'my-gpx-3mv-c0ffee00.sock', 'gpx-3mv-c0ffee00.sock.bak'].some(isPluginSocketName)
    ).toBe(false);
  });
});

describe('tcpPorts', () => {
  it('tries every port of the range once, beginning anywhere', () => {
    const env = { PLUGIN_MIN_PORT: '10', PLUGIN_MAX_PORT: '14' };
    expect([...tcpPorts(env, 3)]).toEqual([13, 14, 10, 11, 12]);
  });

  it('has the range of Grafana when none, or nonsense, is given', () => {
    expect([...tcpPorts({}, 0)]).toHaveLength(15_001);
    expect([...tcpPorts({ PLUGIN_MIN_PORT: 'x', PLUGIN_MAX_PORT: '99999' }, 0)][0]).toBe(10_000);
  });
});
