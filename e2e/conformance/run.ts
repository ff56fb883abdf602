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
import { readVendors, simulatorArguments } from '../../tools/run/vendors.cjs';
import { builtPlugins } from '../support/builtPlugins';
import { GoTestReport, type GoTestTotals } from './GoTestReport';

const root = resolve(__dirname, '../..');

/** Shipped executables, by the variable that names them to the tests and may name another beforehand. */
const executables = Object.fromEntries(
  builtPlugins.flatMap(({ name, form, file }) => (form === 'shipped' ? [[variableOf(name, 'EXECUTABLE'), file]] : []))
);

interface SimulatorStart {
  /** Names the file with what the tests must know of it. */
  readonly variable: string;
  /** Its folder's name. */
  readonly vendor: string;
  readonly args: readonly string[];
}

/**
 * Every simulator as it declares itself, one of Datadog whose logs and time come from the test, and one of SendGrid that
 * things go wrong at.
 */
function simulatorStarts(folder: string): readonly SimulatorStart[] {
  return [
    ...readVendors().map((vendor) => ({
      variable: variableOf(vendor.name, 'INFO'),
      vendor: vendor.name,
      args: simulatorArguments(vendor, folder),
    })),
    { variable: 'GLANCE_ALERT_DAY_INFO', vendor: 'datadog', args: ['--empty', '--stopped', '--control'] },
    {
      variable: 'GLANCE_TROUBLED_SENDGRID_INFO',
      vendor: 'sendgrid',
      args: ['--control', '--ca-file', join(folder, 'troubled-sendgrid-ca.pem')],
    },
  ];
}

/** Named by the vendor, with whose name a plugin's folder begins: `GLANCE_AZURE_EXECUTABLE` for `azure-costs`. */
function variableOf(folderName: string, what: 'EXECUTABLE' | 'INFO'): string {
  return `GLANCE_${folderName.replace(/-.*/, '').toUpperCase()}_${what}`;
}

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
    for (const { variable, vendor, args } of simulatorStarts(folder)) {
      const infoFile = join(folder, `${variable}.json`);
      running.push(await startSimulator(vendor, [...args, '--info-file', infoFile]));
      env[variable] = infoFile;
    }
    return await runTests(env);
  } finally {
    await Promise.all(running.map(stop));
  }
}

function builtExecutables(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(executables).map(([variable, built]) => {
      const file = process.env[variable] ?? built;
      if (!existsSync(file)) {
        throw new Error(`${file} does not exist. Run "npm run build", or name another by ${variable}.`);
      }
      return [variable, file];
    })
  );
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
