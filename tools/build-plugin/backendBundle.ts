import path from 'node:path';
import { build, type Metafile } from 'esbuild';
import { datadogSdk } from './datadogSdk';
import { type PluginFolder } from './PluginFolder';
import { standIns } from './standIns';

const emptyModule = path.join(__dirname, 'emptyModule.js');

/**
 * Bundles a plugin's backend and everything it imports into one CommonJS file, the plain-Node form of the plugin.
 * CommonJS, because Bun's byte code and plain Jest need it. `@grpc/proto-loader` is left out: grpc-js loads it for
 * `.proto` files at run time, which generated code makes needless (139 KB and 3 MB of memory).
 * Of libraries that load more than is used only that part goes in. Returns what went in, for the third-party notice.
 */
export async function bundleBackend(
  plugin: Pick<PluginFolder, 'backendEntry' | 'nodeForm'>,
  version: string
): Promise<Metafile> {
  const result = await build({
    entryPoints: [plugin.backendEntry],
    outfile: plugin.nodeForm,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    minify: true,
    sourcemap: 'external',
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
    plugins: [datadogSdk(), standIns()],
    alias: { '@grpc/proto-loader': emptyModule },
    define: { 'process.env.GLANCE_PLUGIN_VERSION': JSON.stringify(version) },
  });
  return result.metafile;
}
