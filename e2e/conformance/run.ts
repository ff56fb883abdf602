// Runs the conformance lane: the built executables through the official Go host code. It starts the Azure simulator,
// encodes the golden frames, runs `go test`, and ends with one line of JSON, {"passed":n,"failed":n}, which `--result
// <file>` also writes to a file. It fails when a test does.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { GoTestReport, type GoTestTotals } from './GoTestReport';

const root = resolve(__dirname, '../..');

/** Go's name of this platform, by which Grafana finds an executable. */
const system = { win32: 'windows' }[String(process.platform)] ?? process.platform;
const suffix = `${system}_${{ x64: 'amd64' }[String(process.arch)] ?? process.arch}${system === 'windows' ? '.exe' : ''}`;

/** Executables under test, by the variable that names them to the tests and may name another beforehand. */
const executables = {
  GLANCE_ECHO_EXECUTABLE: join(root, `packages/plugin-sdk/build/echo/gpx_echo_${suffix}`),
  GLANCE_AZURE_EXECUTABLE: join(root, `plugins/azure-costs/dist/gpx_azure_costs_${suffix}`),
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
  const env = { ...builtExecutables(), GLANCE_GOLDEN_FRAMES: join(folder, 'frames') };
  encodeGoldenFrames(env.GLANCE_GOLDEN_FRAMES);
  const infoFile = join(folder, 'azure.json');
  const simulator = await startSimulator(['--ca-file', join(folder, 'ca.pem'), '--info-file', infoFile]);
  try {
    return await runTests({ ...env, GLANCE_AZURE_INFO: infoFile });
  } finally {
    await stop(simulator);
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

/** Starts the simulator and waits for the line by which it says that it serves. */
async function startSimulator(args: readonly string[]): Promise<ChildProcess> {
  const program = join(root, 'simulators/azure/bin/start.ts');
  const simulator = spawn(process.execPath, ['--import', 'tsx', program, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const _ of createInterface(simulator.stdout)) {
    return simulator;
  }
  throw new Error('The Azure simulator ended before it served.');
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
  const go = spawn('go', ['test', '-json', '-count=1', '-timeout=10m', './...'], {
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
