import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findBrowser } from './browser.mjs';
import { ensureReleasesInstalled, otherReleases } from './otherReleases.mjs';
import { root } from './root.mjs';
import { StepFailed } from './steps.mjs';

/**
 * The lanes of `npm test`, in the order they run. Each has `run()`, which shows its output and resolves to
 * `{passed, failed, leftOut?}` (names of tests that this machine lacks something for), and may have `missing()`, which resolves to the reason why this machine cannot run it.
 */
export const lanes = [
  { name: 'check', run: runChecks },
  {
    name: 'unit',
    run: () =>
      runJest('unit', ['--testPathIgnorePatterns', '\\.integration\\.test', '/e2e/(protocol|commands|chaos)/']),
  },
  { name: 'integration', run: () => runJest('integration', ['--testPathPatterns', '\\.integration\\.test'], 2) },
  { name: 'size', built: true, run: runSize },
  {
    name: 'protocol',
    built: true,
    run: () => runJest('protocol', ['--testPathPatterns', 'e2e/(protocol|commands)/'], 1),
  },
  { name: 'chaos', built: true, run: () => runJest('chaos', ['--testPathPatterns', 'e2e/chaos/'], 1) },
  { name: 'soak', built: true, run: () => check('soak', 'npm', ['run', '--silent', 'soak', '--', '--minutes', '1']) },
  { name: 'conformance', built: true, missing: noGo, run: runConformance },
  { name: 'browser', built: true, missing: noBrowser, run: () => runPlaywright('browser', 'e2e/playwright.config.ts') },
  { name: 'compatibility', built: true, missing: noOtherRelease, run: runCompatibility },
];

async function runChecks() {
  const outcomes = [];
  for (const name of ['typecheck', 'lint', 'format:check', 'layers', 'unused']) {
    outcomes.push(await check(name, 'npm', ['run', '--silent', name]));
  }
  return sum(outcomes);
}

/** What is loaded into a browser or a process keeps within its budget. */
function runSize() {
  return check('size', 'npm', ['run', '--silent', 'size']);
}

async function runJest(name, args, workers = os.availableParallelism()) {
  const file = resultFile(name);
  const code = await show(process.execPath, [
    path.join(root, 'node_modules/jest/bin/jest.js'),
    ...args,
    `--maxWorkers=${workers}`,
    '--json',
    `--outputFile=${file}`,
    '--silent',
  ]);
  const result = readJson(file);
  if (!result) {
    return { passed: 0, failed: 1 };
  }
  // A file that does not load has no test to count; it is one failure.
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  return {
    passed: result.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    leftOut: result.testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ status }) => status === 'pending')
      .map(({ fullName }) => fullName),
  };
}

async function noGo() {
  try {
    execFileSync('go', ['version'], { stdio: 'ignore' });
    return undefined;
  } catch {
    return 'no Go is installed';
  }
}

async function runConformance() {
  const file = resultFile('conformance');
  const code = await show(process.execPath, ['--import', 'tsx', 'e2e/conformance/run.ts', '--result', file]);
  const result = readJson(file);
  return result && (code === 0 || result.failed > 0) ? result : { passed: result?.passed ?? 0, failed: 1 };
}

let browser;

async function noBrowser() {
  browser = await findBrowser();
  return browser ? undefined : 'no browser was found and none could be installed';
}

async function noOtherRelease() {
  const reason = await noBrowser();
  if (reason) {
    return reason;
  }
  try {
    await ensureReleasesInstalled();
    return undefined;
  } catch (error) {
    process.stdout.write(`  ${error.message}\n`);
    return `the packages of Grafana ${otherReleases.join(' and ')} could not be installed`;
  }
}

/** The front ends against other releases of Grafana: their sources by type, and the built plugins in the page of each. */
async function runCompatibility() {
  const build = ['--import', 'tsx', 'harness/build.ts', '--grafana'];
  const outcomes = await Promise.all(
    otherReleases.flatMap((release) => [
      check(`typecheck with Grafana ${release}`, 'npx', ['tsc', '-p', `harness/versions/${release}`]),
      check(`page of Grafana ${release}`, process.execPath, [...build, release]),
    ])
  );
  return sum([...outcomes, await runPlaywright('compatibility', 'e2e/compatibility/playwright.config.ts')]);
}

async function runPlaywright(name, config) {
  const file = resultFile(name);
  const code = await show('npx', ['playwright', 'test', '--config', config], {
    GLANCE_CHROMIUM: browser,
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  });
  const stats = readJson(file)?.stats;
  if (!stats) {
    return { passed: 0, failed: 1 };
  }
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected || (code === 0 ? 0 : 1) };
}

/** Runs one program that passes or fails as a whole. */
async function check(name, command, args) {
  const code = await show(command, args);
  process.stdout.write(`  ${name}: ${code === 0 ? 'passed' : 'FAILED'}\n`);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function sum(outcomes) {
  return {
    passed: outcomes.reduce((total, { passed }) => total + passed, 0),
    failed: outcomes.reduce((total, { failed }) => total + failed, 0),
  };
}

/** Runs a program with its output shown; resolves to its exit code. */
function show(command, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    });
    child.on('error', (error) => reject(new StepFailed(`${command} could not be started: ${error.message}`)));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

function resultFile(lane) {
  const folder = path.join(root, 'build/test-results');
  fs.mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${lane}.json`);
  fs.rmSync(file, { force: true });
  return file;
}

function readJson(file) {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : undefined;
}
