import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { rootDir } from '../executables';
import type { Reference } from '../Figure';
import { percentile } from '../percentile';

const conformanceDir = join(rootDir, 'e2e/conformance');
const echoPath = join(rootDir, 'bench/build', process.platform === 'win32' ? 'echo-go.exe' : 'echo-go');
const encodeProgram = join(rootDir, 'bench/reference/encode/main.go');
const leftOut = 'no Go: reference left out';

/** The official Go SDK, where there is a Go to build it with. */
export class GoReference {
  readonly #hasGo = spawnSync('go', ['version']).status === 0;
  #echo: string | undefined;

  /**
   * Path of the SDK's echo plugin, built at first use; `undefined` without Go.
   * @throws Error when the build fails: that is no reason to leave the reference out.
   */
  get echo(): string | undefined {
    if (this.#hasGo && this.#echo === undefined) {
      runGo(['build', '-o', echoPath, './cmd/echo-go']);
      this.#echo = echoPath;
    }
    return this.#echo;
  }

  /** Nanoseconds that the SDK's encoder takes for one time + float64 frame, by its rows; empty without Go. */
  encodeNanoseconds(rows: readonly number[]): ReadonlyMap<number, number> {
    if (!this.#hasGo) {
      return new Map();
    }
    const lines = runGo(['run', encodeProgram, ...rows.map(String)])
      .trim()
      .split('\n');
    return new Map(lines.map((line) => line.split(' ').map(Number) as [number, number]));
  }

  /** Median time of a warm query to an echo plugin through the official Go host code; `undefined` without Go. */
  queryP50Ms(
    executable: string,
    { model, calls }: { readonly model: Readonly<Record<string, number>>; readonly calls: number }
  ): number | undefined {
    if (!this.#hasGo) {
      return undefined;
    }
    const asked = ['--executable', executable, '--model', JSON.stringify(model), '--calls', String(calls)];
    const { p50Ms } = JSON.parse(runGo(['run', './cmd/hostbench', ...asked])) as { readonly p50Ms: number };
    return p50Ms;
  }

  /** A percentile of the reference's samples (default: the median); left out when there are none. */
  static against(name: string, samples: readonly number[], share = 0.5): Reference {
    return samples.length === 0 ? { name, leftOut } : { name, value: percentile(samples, share) };
  }
}

function runGo(args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('go', args, { cwd: conformanceDir, encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(`go ${args.join(' ')} failed in ${conformanceDir}:\n${stderr}`);
  }
  return stdout;
}
