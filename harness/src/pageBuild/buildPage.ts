import { rspack, type MultiStats, type RspackOptions, type Stats } from '@rspack/core';
import { join } from 'node:path';
import { pageBuildDir, pageSourceDir, pagePublicPath } from './pagePaths';

/**
 * The bundler settings of the workbench page. `@grafana/*` come as strict ES modules that import CommonJS packages
 * as if a bundler with loose interop read them, hence the first rule; and SystemJS defines a global `define`, which
 * UMD packages must not find, hence `amd: {}`.
 */
export function pageConfig(): RspackOptions {
  return {
    mode: 'production',
    target: 'web',
    context: pageSourceDir,
    entry: { page: './main.ts' },
    output: {
      path: pageBuildDir,
      publicPath: pagePublicPath,
      filename: '[name].[contenthash:8].js',
      chunkFilename: '[name].[contenthash:8].js',
      assetModuleFilename: 'assets/[name].[contenthash:8][ext]',
      uniqueName: 'glanceWorkbench',
      clean: true,
    },
    devtool: false,
    amd: {},
    resolve: { extensions: ['.tsx', '.ts', '.mjs', '.js'] },
    module: {
      rules: [
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
 * Builds the workbench page for production into `harness/build/page`.
 * @returns one line that says how long it took and where it is
 * @throws Error with the bundler's messages when anything fails to build
 */
export function buildPage(): Promise<string> {
  return new Promise((resolve, reject) => {
    const compiler = rspack(pageConfig());
    compiler.run((error: Error | null, stats?: Stats | MultiStats) => {
      compiler.close(() => {
        if (error) {
          reject(error);
        } else if (!stats || stats.hasErrors()) {
          reject(new Error(stats?.toString('errors-only') ?? 'The bundler gave no result'));
        } else {
          const { time } = stats.toJson({ all: false, timings: true });
          resolve(`Workbench page built in ${((time ?? 0) / 1000).toFixed(1)} s: ${pageBuildDir}`);
        }
      });
    });
  });
}
