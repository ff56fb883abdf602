import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findBrowser } from './browser.mjs';
import { root } from './root.mjs';
import { StepFailed } from './steps.mjs';

/**
 * The lanes of `npm test`, in the order they run. Each has `run()`, which shows its output and resolves to
 * `{passed, failed}`, and may have `missing()`, which resolves to the reason why this machine cannot run it.
 */
export const lanes = [
  { name: 'check', run: runChecks },
  { name: 'unit', run: () => runJest('unit', ['--testPathIgnorePatterns', '\\.integration\\.test', '/e2e/(protocol|chaos)/']) },
  { name: 'integration', run: () => runJest('integration', ['--testPathPatterns', '\\.integration\\.test'], 2) },
  { name: 'size', built: true, run: runSize },
  { name: 'protocol', built: true, run: () => runJest('protocol', ['--testPathPatterns', 'e2e/protocol/'], 1) },
  { name: 'chaos', built: true, run: () => runJest('chaos', ['--testPathPatterns', 'e2e/chaos/'], 1) },
  { name: 'conformance', built: true, missing: noGo, run: runConformance },
  { name: 'browser', built: true, missing: noBrowser, run: runBrowser },
];

async function runChecks() {
  const totals = { passed: 0, failed: 0 };
  for (const check of ['typecheck', 'lint', 'format:check', 'layers', 'unused']) {
    const code = await show('npm', ['run', '--silent', check]);
    process.stdout.write(`  ${check}: ${code === 0 ? 'passed' : 'FAILED'}\n`);
    totals[code === 0 ? 'passed' : 'failed'] += 1;
  }
  return totals;
}

/** What is loaded into a browser or a process keeps within its budget. */
async function runSize() {
  const code = await show('npm', ['run', '--silent', 'size']);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
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
  return { passed: result.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed };
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

async function runBrowser() {
  const file = resultFile('browser');
  const code = await show('npx', ['playwright', 'test', '--config', 'e2e/playwright.config.ts'], {
    GLANCE_CHROMIUM: browser,
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  });
  const stats = readJson(file)?.stats;
  if (!stats) {
    return { passed: 0, failed: 1 };
  }
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected || (code === 0 ? 0 : 1) };
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
