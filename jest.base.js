// What every workspace's jest.config.js starts from: swc for TypeScript, node unless a test file asks for jsdom.
const swc = [
  '@swc/jest',
  {
    sourceMaps: 'inline',
    jsc: {
      parser: { syntax: 'typescript', tsx: true, decorators: false },
      transform: { react: { runtime: 'automatic' } },
      target: 'es2022',
    },
    module: { type: 'commonjs' },
  },
];

// Packages that Grafana's libraries need and that ship as ES modules only (list kept from create-plugin 7.1, reviewed per Grafana release).
const esModules = [
  '@grafana/schema',
  '@wojtekmaj/date-utils',
  'd3',
  'd3-.*',
  'delaunator',
  'get-user-locale',
  'internmap',
  'lru-cache',
  'marked',
  'memoize',
  'mimic-function',
  'ol',
  'p-.*',
  'rbush',
  'quickselect',
  'geotiff',
  'react-calendar',
  'react-colorful',
  'robust-predicates',
  'rxjs',
  'uuid',
  'uplot',
  'web-worker',
  'xss',
  'immer',
  'mitata',
  '@uwdata/flechette',
];

/** @param {string} rootDir absolute path of the workspace; @param {object} [more] further settings */
module.exports = function jestProject(rootDir, more = {}) {
  return {
    displayName: require(`${rootDir}/package.json`).name.replace('@glance/', ''),
    rootDir,
    testEnvironment: 'node',
    testMatch: ['**/*.test.ts', '**/*.test.tsx'],
    testPathIgnorePatterns: ['/node_modules/', '/dist/', '/build/'],
    modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/build/'],
    transform: { '^.+\\.m?[jt]sx?$': swc },
    transformIgnorePatterns: [`node_modules/(?!(?:.*/)?(${esModules.join('|')})/)`],
    moduleNameMapper: { '\\.(css|scss|svg|png)$': `${__dirname}/tools/jest/emptyModule.js` },
    ...more,
  };
};
