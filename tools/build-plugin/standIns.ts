import type { Plugin } from 'esbuild';

/**
 * What stands for files of packages that load far more than we use of them, whatever is imported: by package, then by
 * the file's place in it. Bundles and tests have these instead, so that tests run on what is shipped.
 */
export const STAND_INS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // Commands are sent as words on one connection: no cluster, sentinels, pool, cache or metrics, and no method for each
  // of 400 commands. The handshake looks into the table of commands only for RESP 2, credentials that are renewed and
  // `readonly`, none of which we use.
  '@redis/client': {
    'dist/index.js': `
      exports.createClient = require('./lib/client').default.create;
      exports.ErrorReply = require('./lib/errors').ErrorReply;
      exports.RESP_TYPES = require('./lib/RESP/decoder').RESP_TYPES;`,
    'dist/lib/client/cache.js': '',
    'dist/lib/client/legacy-mode.js': '',
    'dist/lib/client/pool.js': '',
    'dist/lib/command-metadata/command-metadata-data.js': 'exports.COMMAND_METADATA = {};',
    'dist/lib/commands/index.js': '',
    'dist/lib/opentelemetry/metrics.js': '',
  },
  // Only what mails are written with is in the other classes.
  '@sendgrid/helpers': {
    'classes/index.js': `
      exports.Response = require('./response');
      exports.ResponseError = require('./response-error');`,
  },
  // SendGrid's SDK is given an adapter, our transport, and of axios needs no more than that it is called.
  axios: { 'dist/node/axios.cjs': 'module.exports = (request) => request.adapter(request);' },
  // No fetch, web sockets, caches, interceptors and mocks.
  undici: {
    'index.js': `
      Object.assign(require('./lib/dispatcher/dispatcher').prototype, require('./lib/api'));
      exports.Agent = require('./lib/dispatcher/agent');
      exports.ProxyAgent = require('./lib/dispatcher/proxy-agent');`,
  },
};

/** The packages' files, as their paths end on any system. */
export const STAND_IN_FILES = new RegExp(
  `[\\\\/]node_modules[\\\\/](${Object.keys(STAND_INS).join('|').replaceAll('/', '[\\\\/]')})[\\\\/](.+)$`
);

/** What stands for a file; undefined where it stays as it is. @param path its absolute path */
export function standInFor(path: string): string | undefined {
  const { name = '', file = '' } = placeOf(path) ?? {};
  return STAND_INS[name]?.[file];
}

/** Puts the stand-ins into a bundle. The build fails when a package has its files elsewhere than in this version. */
export function standIns(): Plugin {
  return {
    name: 'standIns',
    setup(build) {
      const met = new Map<string, Set<string>>();
      build.onLoad({ filter: STAND_IN_FILES }, ({ path }) => {
        const { name = '', file = '' } = placeOf(path) ?? {};
        met.set(name, (met.get(name) ?? new Set()).add(file));
        const contents = standInFor(path);
        return contents === undefined ? undefined : { contents, loader: 'js' };
      });
      build.onEnd(() => ({
        errors: [...met].flatMap(([name, files]) =>
          Object.keys(STAND_INS[name] ?? {})
            .filter((file) => !files.has(file))
            .map((file) => ({ text: `${name} does not load ${file} as before: see what it loads in this version` }))
        ),
      }));
    },
  };
}

function placeOf(path: string): { readonly name: string; readonly file: string } | undefined {
  const [, name, file] = (STAND_IN_FILES.exec(path) ?? []).map((part) => part.replaceAll('\\', '/'));
  return name === undefined || file === undefined ? undefined : { name, file };
}
