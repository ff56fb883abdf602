import { servePlugin } from '@glance/plugin-sdk';
import { PLUGIN_ID } from './pluginId';

servePlugin({
  pluginId: PLUGIN_ID,
  metricsPrefix: 'glance',
  load: async () => (await import('./plugin')).createPlugin({ env: process.env }),
});
