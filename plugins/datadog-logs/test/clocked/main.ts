// The plugin as an executable whose time its caller moves: for tests from other processes that simulate hours or days.
import { FakeClock } from '@glance/cache/testing';
import { servePlugin } from '@glance/plugin-sdk';
import { PLUGIN_ID } from '../../src/backend/pluginId';

servePlugin({
  pluginId: PLUGIN_ID,
  metricsPrefix: 'glance',
  load: async () => {
    const [{ createPlugin }, { withMovedTime }] = await Promise.all([
      import('../../src/backend/plugin'),
      import('./withMovedTime'),
    ]);
    const clock = new FakeClock(0);
    return withMovedTime(createPlugin({ env: process.env, clock }), clock);
  },
});
