import path from 'node:path';
import { findPluginFolders } from './PluginFolder';

const root = path.resolve(__dirname, '../..');
const folders = findPluginFolders(root);

describe('findPluginFolders', () => {
  it.each(folders.filter(({ pluginId }) => pluginId !== undefined))(
    'finds $name with an id and an executable that are made of its name',
    ({ name, pluginId, executable, executableFolder }) => {
      expect(pluginId).toBe(`glance-${name.replaceAll('-', '')}-datasource`);
      expect(executable).toBe(`gpx_${name.replaceAll('-', '_')}`);
      expect(executableFolder).toBe(path.join(root, 'plugins', name, 'dist'));
    }
  );

  it('finds more than one', () => {
    expect(folders.map(({ name }) => name)).toEqual(expect.arrayContaining(['azure-costs', 'datadog-logs']));
  });

  it('finds the echo example, which has no front end', () => {
    const echo = folders.find((one) => one.name === 'echo');
    expect(echo?.executable).toBe('gpx_echo');
    expect(echo?.frontendEntry).toBeUndefined();
  });
});
