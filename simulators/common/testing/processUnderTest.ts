import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SimulatorProcess } from './SimulatorProcess';

/** Runs a simulator's command anew in each test. The properties can be read within tests. */
export interface ProcessUnderTest {
  /** For its files; gone after the test. */
  readonly folder: string;
  /** Runs it with options; once in a test. */
  run(...args: string[]): SimulatorProcess;
  /** As {@link run}, and reads the line that it prints when it is ready. */
  start<Info>(...args: string[]): Promise<{ readonly info: Info; readonly simulator: SimulatorProcess }>;
}

/** Ends the process after each test of a `describe`, whatever became of it. */
export function processUnderTest(file: string): ProcessUnderTest {
  let folder = '';
  let simulator: SimulatorProcess | undefined;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'simulator-'));
  });
  afterEach(async () => {
    simulator?.kill('SIGKILL');
    await rm(folder, { recursive: true });
  });
  const run = (...args: string[]): SimulatorProcess => {
    simulator = new SimulatorProcess(file, args);
    return simulator;
  };
  return {
    get folder() {
      return folder;
    },
    run,
    start: async <Info>(...args: string[]) => {
      const running = run(...args);
      return { info: JSON.parse(await running.line()) as Info, simulator: running };
    },
  };
}
