// Who may import whom. Arrows point one way: shared <- frontend, shared <- backend -> packages, packages -> third party.
// Everything of ours, by top-level folder.
const ours = '^(packages|plugins|simulators|harness|e2e|bench|tools)/';
const tests = '\\.(test|spec)\\.tsx?$|/test/|/testing/|/__golden__/|jest\\.config\\.js$';

/** A rule: files under `from` (tests excepted, unless `withTests`) must not reach `to`. */
const forbid = (name, comment, from, to, options = {}) => ({
  name,
  comment,
  severity: 'error',
  from: {
    path: from,
    ...(options.withTests ? {} : { pathNot: options.except ? `${tests}|${options.except}` : tests }),
  },
  to: { path: to, ...(options.toNot ? { pathNot: options.toNot } : {}), ...(options.to ?? {}) },
});

/** A package that reaches nothing of ours but itself and, if named, one other package. */
const standsAlone = (name, comment, folder, other = folder) =>
  forbid(name, comment, `^packages/${folder}/`, ours, { toNot: `^packages/(${folder}|${other})/` });

/** Code that runs in a browser, or does no I/O at all, reaches no module of Node. */
const withoutNode = (name, comment, path) => ({
  name,
  comment,
  severity: 'error',
  from: { path, pathNot: tests },
  to: { dependencyTypes: ['core'] },
});

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A cycle means that two files are one.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'not-resolvable',
      comment: 'Every import must be declared and found.',
      severity: 'error',
      from: { pathNot: '/gen/' },
      to: { couldNotResolve: true },
    },
    standsAlone('data-frames-stands-alone', 'Frames know nothing of plugins.', 'data-frames'),
    standsAlone('cache-stands-alone', 'Storage and freshness only.', 'cache'),
    standsAlone('upstream-stands-alone', 'Transport, policies and budgets only.', 'upstream'),
    forbid(
      'upstream-knows-vendor-types-only',
      'A vendor SDK may shape an adapter, never run in it.',
      '^packages/upstream/',
      '^node_modules/(@azure|@datadog|@sendgrid)/',
      { to: { dependencyTypesNot: ['type-only'] } }
    ),
    standsAlone('time-buckets-is-pure', 'Pure functions: no I/O of any kind.', 'time-buckets'),
    withoutNode('time-buckets-without-node', 'No I/O of any kind.', '^packages/time-buckets/src'),
    standsAlone(
      'plugin-sdk-knows-only-frames',
      'The protocol knows no cache, no upstream and no plugin.',
      'plugin-sdk',
      'data-frames'
    ),
    standsAlone('query-editor-knows-no-vendor', 'React, Grafana and what users write.', 'query-editor', 'user-input'),
    withoutNode('query-editor-without-node', 'It runs in a browser.', '^packages/query-editor/src'),
    standsAlone('user-input-stands-alone', 'What users write, for browser and backend: zod/mini only.', 'user-input'),
    withoutNode('user-input-without-node', 'It runs in the browser too.', '^packages/user-input/src'),
    forbid(
      'data-source-knows-no-vendor',
      'What all backends share stands between the packages and the plugins.',
      '^packages/data-source/',
      ours,
      { toNot: '^packages/(data-source|cache|data-frames|plugin-sdk|upstream|user-input)/' }
    ),
    forbid(
      'shared-is-neutral',
      'Schemas run in browser and backend: zod/mini only.',
      '^plugins/[^/]+/src/shared/',
      '^(packages|plugins|simulators|harness|e2e|bench|tools|node_modules)/',
      { toNot: '^plugins/[^/]+/src/shared/|^packages/user-input/|^node_modules/zod/' }
    ),
    withoutNode('shared-without-node', 'Schemas run in the browser too.', '^plugins/[^/]+/src/shared/'),
    forbid(
      'frontend-never-reaches-the-backend',
      'What the browser loads is public.',
      '^plugins/[^/]+/src/frontend/',
      '^plugins/[^/]+/src/backend/|^packages/(?!query-editor|user-input)'
    ),
    withoutNode('frontend-without-node', 'It runs in a browser.', '^plugins/[^/]+/src/frontend/'),
    forbid(
      'backend-never-reaches-the-frontend',
      'No React in the executable.',
      '^plugins/[^/]+/src/backend/',
      '^plugins/[^/]+/src/frontend/|^packages/query-editor/|^node_modules/(react|react-dom|@grafana)/'
    ),
    {
      name: 'plugins-are-strangers',
      comment: 'What two plugins share lives in a package.',
      severity: 'error',
      from: { path: '^plugins/([^/]+)/' },
      to: { path: '^plugins/([^/]+)/', pathNot: '^plugins/$1/' },
    },
    forbid(
      'one-file-speaks-to-a-vendor',
      'A vendor SDK is imported by its *Client.ts alone.',
      '^(plugins|packages)/',
      '^node_modules/(@azure|@datadog|@sendgrid)/',
      { except: 'Client\\.ts$', to: { dependencyTypesNot: ['type-only'] } }
    ),
    forbid(
      'simulators-believe-nothing-of-ours',
      'A shared bug would hide itself.',
      '^simulators/',
      '^(packages|plugins|harness|e2e|bench|tools)/',
      { withTests: true }
    ),
    forbid(
      'harness-sees-only-built-plugins',
      'The host side knows the protocol, not the plugins.',
      '^harness/',
      '^(plugins|e2e|bench|packages/(cache|upstream|time-buckets|query-editor))/'
    ),
    forbid(
      'nothing-runs-on-tools',
      'Tools build and check; run-time code never imports them.',
      '^(packages|plugins|simulators|harness)/',
      '^tools/',
      { except: 'jest\\.config\\.js$|harness/build' }
    ),
    forbid(
      'nothing-imports-tests',
      'Proof depends on code, never the other way.',
      '^(packages|plugins|simulators|harness|tools)/',
      '^(e2e|bench)/'
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: {
      path: ['^(packages|plugins|simulators)/[^/]+/(dist|build)/', '^(harness|e2e|bench|tools)/build/', '/src/gen/'],
    },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
