import { servePlugin } from '@glance/plugin-sdk';
import { PLUGIN_ID } from './pluginId';
import { redactServerSecrets } from './redactServerSecrets';

servePlugin({
  pluginId: PLUGIN_ID,
  metricsPrefix: 'glance',
  redact: redactServerSecrets(process.env),
  load: async () => (await import('./plugin')).createPlugin({ env: process.env }),
});
