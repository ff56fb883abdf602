import path from 'node:path';
import { rspack, type Configuration, type Stats } from '@rspack/core';
import { sharedModules } from './externals';
import { type PluginFolder } from './PluginFolder';

/** The bundler's settings for `module.js`: one AMD file, as Grafana's SystemJS loads it, maps kept out of `dist`. */
export function frontendConfiguration(plugin: PluginFolder, entry: string): Configuration {
  return {
    mode: 'production',
    target: ['web', 'es2022'],
    context: plugin.folder,
    entry: { module: entry },
    devtool: false,
    externals: [...sharedModules],
    externalsType: 'amd',
    output: {
      path: path.join(plugin.folder, 'dist'),
      filename: '[name].js',
      library: { type: 'amd' },
      uniqueName: plugin.pluginId,
      publicPath: `public/plugins/${plugin.pluginId}/`,
      clean: false,
    },
    resolve: { extensions: ['.tsx', '.ts', '.mjs', '.js', '.json'] },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          loader: 'builtin:swc-loader',
          options: {
            jsc: {
              parser: { syntax: 'typescript', tsx: true },
              transform: { react: { runtime: 'automatic', development: false } },
              target: 'es2022',
            },
          },
          type: 'javascript/auto',
        },
      ],
    },
    performance: { hints: false },
  };
}

/** Bundles a plugin's front end into `dist/module.js`; throws with the bundler's own text when that fails. */
export async function bundleFrontend(plugin: PluginFolder, entry: string): Promise<void> {
  const stats = await new Promise<Stats | undefined>((resolve, reject) => {
    rspack(frontendConfiguration(plugin, entry), (error, result) => (error ? reject(error) : resolve(result)));
  });
  if (!stats || stats.hasErrors()) {
    throw new Error(`The front end of ${plugin.name} does not build.\n${stats?.toString({ preset: 'errors-only' })}`);
  }
}
