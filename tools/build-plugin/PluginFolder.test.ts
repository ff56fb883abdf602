import path from 'node:path';
import { findPluginFolders } from './PluginFolder';

const root = path.resolve(__dirname, '../..');

describe('findPluginFolders', () => {
  it.each([['azure-costs', 'glance-azurecosts-datasource', 'gpx_azure_costs']])(
    'finds %s with its id and executable',
    (name, pluginId, executable) => {
      const plugin = findPluginFolders(root).find((one) => one.name === name);
      expect(plugin).toMatchObject({ pluginId, executable });
      expect(plugin?.executableFolder).toBe(path.join(root, 'plugins', name, 'dist'));
    }
  );

  it('finds the echo example, which has no front end', () => {
    const echo = findPluginFolders(root).find((one) => one.name === 'echo');
    expect(echo?.executable).toBe('gpx_echo');
    expect(echo?.frontendEntry).toBeUndefined();
  });
});
