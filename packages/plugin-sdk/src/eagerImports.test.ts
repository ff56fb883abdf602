/** Loading these takes longer than everything else of a start; Grafana starts its plugins one after another. */
const loadedLater = [
  'prom-client',
  '@opentelemetry/api',
  '@opentelemetry/sdk-trace-node',
  '@opentelemetry/exporter-trace-otlp-grpc',
];

describe('the imports of the SDK', () => {
  it.each(loadedLater)('leave %s for after the handshake', (name) => {
    const loaded = jest.fn();
    jest.isolateModules(() => {
      jest.doMock(name, () => {
        loaded();
        return jest.requireActual<object>(name);
      });
      jest.requireActual('./index');
    });
    expect(loaded).not.toHaveBeenCalled();
  });

  it('would be seen by this test', () => {
    const loaded = jest.fn();
    jest.isolateModules(() => {
      jest.doMock('prom-client', () => {
        loaded();
        return jest.requireActual<object>('prom-client');
      });
      jest.requireActual('./metrics/PluginMetrics');
    });
    expect(loaded).toHaveBeenCalled();
  });
});
