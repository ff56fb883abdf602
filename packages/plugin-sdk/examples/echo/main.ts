import { servePlugin } from '../../src';

servePlugin({
  pluginId: 'glance-echo-datasource',
  metricsPrefix: 'echo',
  load: async () => {
    const { loadEchoPlugin } = await import('./loadEchoPlugin');
    return loadEchoPlugin(process.env);
  },
});
