import { rspack, type MultiStats, type RspackOptions, type Stats } from '@rspack/core';
import { join, sep } from 'node:path';
import { type GrafanaRelease } from './GrafanaRelease';
import { pagePublicPath, pageSourceDir } from './pagePaths';

/**
 * The bundler settings of the workbench page. `@grafana/*` come as strict ES modules that import CommonJS packages
 * as if a bundler with loose interop read them, hence the first rule; and SystemJS defines a global `define`, which
 * UMD packages must not find, hence `amd: {}`.
 */
function pageConfig({ pageDir, modulesDir }: GrafanaRelease): RspackOptions {
  return {
    mode: 'production',
    target: 'web',
    context: pageSourceDir,
    entry: { page: './main.ts' },
    output: {
      path: pageDir,
      publicPath: pagePublicPath,
      filename: '[name].[contenthash:8].js',
      chunkFilename: '[name].[contenthash:8].js',
      assetModuleFilename: 'assets/[name].[contenthash:8][ext]',
      uniqueName: 'glanceWorkbench',
      clean: true,
    },
    devtool: false,
    amd: {},
    resolve: {
      extensions: ['.tsx', '.ts', '.mjs', '.js'],
      restrictions: modulesDir ? [onlyInside(pageSourceDir, modulesDir)] : [],
    },
    module: {
      rules: [
        ...(modulesDir ? [{ include: pageSourceDir, resolve: { modules: [modulesDir] } }] : []),
        { test: /\.m?js$/, resolve: { fullySpecified: false }, type: 'javascript/auto' },
        {
          test: /\.tsx?$/,
          loader: 'builtin:swc-loader',
          options: {
            jsc: {
              parser: { syntax: 'typescript', tsx: true },
              transform: { react: { runtime: 'automatic' } },
              target: 'es2022',
            },
          },
        },
        { test: /\.css$/, type: 'css/auto' },
        { test: /\.(woff2?|ttf|eot|svg|png)$/, type: 'asset/resource' },
      ],
    },
    plugins: [
      new rspack.HtmlRspackPlugin({
        template: join(pageSourceDir, 'index.html'),
        inject: 'body',
        scriptLoading: 'defer',
      }),
    ],
    performance: { hints: false },
    stats: 'errors-warnings',
  };
}

/**
 * What a release's own page may be made of. Without this limit a package that the release lacks would be found in the
 * project's folder, one level up, and the page would be of two releases.
 */
function onlyInside(...folders: readonly string[]): RegExp {
  const starts = folders.map((folder) => (folder + sep).replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^(?:${starts.join('|')})`);
}

/**
 * Builds the workbench page for production from a release's packages.
 * @returns one line that says how long it took and where it is
 * @throws Error with the bundler's messages when anything fails to build
 */
export function buildPage(release: GrafanaRelease): Promise<string> {
  return new Promise((resolve, reject) => {
    const compiler = rspack(pageConfig(release));
    compiler.run((error: Error | null, stats?: Stats | MultiStats) => {
      compiler.close(() => {
        if (error) {
          reject(error);
        } else if (!stats || stats.hasErrors()) {
          reject(new Error(stats?.toString('errors-only') ?? 'The bundler gave no result'));
        } else {
          const { time } = stats.toJson({ all: false, timings: true });
          const seconds = ((time ?? 0) / 1000).toFixed(1);
          resolve(`Workbench page of Grafana ${release.version} built in ${seconds} s: ${release.pageDir}`);
        }
      });
    });
  });
}
