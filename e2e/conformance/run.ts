// Runs the conformance lane: the built executables through the official Go host code. It starts simulators, encodes the
// golden frames, bundles the Datadog plugin with a clock that is moved, runs `go test`, and ends with one line of JSON,
// {"passed":n,"failed":n}, which `--result <file>` also writes to a file. It fails when a test does.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { bundleBackend } from '../../tools/build-plugin/backendBundle';
import { GoTestReport, type GoTestTotals } from './GoTestReport';

const root = resolve(__dirname, '../..');

/** Go's name of this platform, by which Grafana finds an executable. */
const system = { win32: 'windows' }[String(process.platform)] ?? process.platform;
const suffix = `${system}_${{ x64: 'amd64' }[String(process.arch)] ?? process.arch}${system === 'windows' ? '.exe' : ''}`;

/** Executables under test, by the variable that names them to the tests and may name another beforehand. */
const executables = {
  GLANCE_ECHO_EXECUTABLE: join(root, `packages/plugin-sdk/build/echo/gpx_echo_${suffix}`),
  GLANCE_AZURE_EXECUTABLE: join(root, `plugins/azure-costs/dist/gpx_azure_costs_${suffix}`),
  GLANCE_DATADOG_EXECUTABLE: join(root, `plugins/datadog-logs/dist/gpx_datadog_logs_${suffix}`),
};

/** Simulators, by the variable that names the file with what the tests must know of them. */
const simulators = {
  GLANCE_AZURE_INFO: { vendor: 'azure', args: (folder: string) => ['--ca-file', join(folder, 'ca.pem')] },
  GLANCE_DATADOG_INFO: { vendor: 'datadog', args: () => [] },
  /** Its logs and its time come from the test. */
  GLANCE_ALERT_DAY_INFO: { vendor: 'datadog', args: () => ['--empty', '--stopped', '--control'] },
};

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { result: { type: 'string' } } });
  const folder = mkdtempSync(join(tmpdir(), 'glance-conformance-'));
  try {
    const totals = await runLane(folder);
    const line = JSON.stringify(totals);
    if (values.result !== undefined) {
      writeFileSync(values.result, line);
    }
    console.log(line);
    process.exitCode = totals.failed === 0 && totals.passed > 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runLane(folder: string): Promise<GoTestTotals> {
  const env: Record<string, string> = {
    ...builtExecutables(),
    GLANCE_GOLDEN_FRAMES: join(folder, 'frames'),
    GLANCE_CLOCKED_DATADOG: join(folder, 'clockedDatadog.cjs'),
    GLANCE_NODE: process.execPath,
  };
  encodeGoldenFrames(join(folder, 'frames'));
  await bundleClockedDatadog(join(folder, 'clockedDatadog.cjs'));
  const running: ChildProcess[] = [];
  try {
    for (const [variable, { vendor, args }] of Object.entries(simulators)) {
      const infoFile = join(folder, `${variable}.json`);
      running.push(await startSimulator(vendor, [...args(folder), '--info-file', infoFile]));
      env[variable] = infoFile;
    }
    return await runTests(env);
  } finally {
    await Promise.all(running.map(stop));
  }
}

function builtExecutables(): Record<keyof typeof executables, string> {
  const found = { ...executables };
  for (const variable of Object.keys(executables) as Array<keyof typeof executables>) {
    found[variable] = process.env[variable] ?? executables[variable];
    if (!existsSync(found[variable])) {
      throw new Error(`${found[variable]} does not exist. Run "npm run build", or name another by ${variable}.`);
    }
  }
  return found;
}

function encodeGoldenFrames(folder: string): void {
  const program = join(root, 'packages/data-frames/src/__golden__/writeArrowFiles.ts');
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', program, folder], { cwd: root, stdio: 'inherit' });
  if (status !== 0) {
    throw new Error('The golden frames could not be encoded.');
  }
}

/** The Datadog plugin as an executable whose time its caller moves. */
async function bundleClockedDatadog(file: string): Promise<void> {
  const entry = join(root, 'plugins/datadog-logs/test/clocked/main.ts');
  await bundleBackend({ backendEntry: entry, nodeForm: file }, 'test');
}

/** Starts a simulator and waits for the line by which it says that it serves. */
async function startSimulator(vendor: string, args: readonly string[]): Promise<ChildProcess> {
  const program = join(root, `simulators/${vendor}/bin/start.ts`);
  const simulator = spawn(process.execPath, ['--import', 'tsx', program, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const _ of createInterface(simulator.stdout)) {
    return simulator;
  }
  throw new Error(`The simulator of ${vendor} ended before it served.`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) {
    return;
  }
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

async function runTests(env: Readonly<Record<string, string>>): Promise<GoTestTotals> {
  // The count keeps Go from answering from its cache: it does not see that an executable has changed.
  const go = spawn('go', ['test', '-json', '-count=1', '-timeout=20m', './...'], {
    cwd: __dirname,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number>((resolve, reject) => {
    go.once('error', reject);
    go.once('close', (code) => resolve(code ?? 1));
  });
  const report = new GoTestReport();
  for await (const line of createInterface(go.stdout)) {
    const shown = report.read(line);
    if (shown !== undefined) {
      console.log(shown);
    }
  }
  const { passed, failed } = report.totals;
  return (await ended) === 0 ? { passed, failed } : { passed, failed: Math.max(1, failed) };
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
