import { serveDataSource } from '@glance/data-source/start';
import { PLUGIN_ID } from './pluginId';

serveDataSource({
  pluginId: PLUGIN_ID,
  load: async () => (await import('./plugin')).createPlugin({ env: process.env }),
});
