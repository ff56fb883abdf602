import { servePlugin } from '@glance/plugin-sdk';

servePlugin({
  pluginId: 'acme-dice-datasource',
  load: async () => (await import('./dicePlugin')).dicePlugin,
});
