import { spawn } from 'node:child_process';
import { root } from './root.mjs';

/** A step that failed, with what the reader can do about it. */
export class StepFailed extends Error {
  constructor(message, advice) {
    super(message);
    this.advice = advice;
  }
}

/** Says what is being done, does it, and says how long it took. */
export async function step(name, work) {
  const startedAt = Date.now();
  process.stdout.write(`> ${name}\n`);
  const result = await work();
  process.stdout.write(`  done in ${((Date.now() - startedAt) / 1000).toFixed(1)} s\n`);
  return result;
}

/**
 * Runs a program in the project's folder with its output shown; rejects with `advice` unless it ends with 0.
 * With `quiet`, output is shown only when it failed, and a dot per `dotEveryMs` tells that it is alive.
 */
export function run(command, args, { advice, quiet = false, env = {}, timeoutMs, dotEveryMs = 5000 } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      shell: process.platform === 'win32',
    });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    const dots = quiet ? setInterval(() => process.stdout.write('  …\n'), dotEveryMs) : undefined;
    const limit = timeoutMs ? setTimeout(() => child.kill('SIGKILL'), timeoutMs) : undefined;
    const finish = (outcome) => {
      clearInterval(dots);
      clearTimeout(limit);
      outcome();
    };
    child.on('error', (error) =>
      finish(() => reject(new StepFailed(`${command} could not be started: ${error.message}`, advice)))
    );
    child.on('close', (code, signal) =>
      finish(() => {
        if (code === 0) {
          resolve(output);
          return;
        }
        if (quiet) {
          process.stdout.write(output);
        }
        const how = signal ? `was ended by ${signal}` : `ended with ${code}`;
        reject(new StepFailed(`\`${[command, ...args].join(' ')}\` ${how}.`, advice));
      })
    );
  });
}

/** Runs a command of the project and ends the process: 0, or 1 after saying what failed and what to do. */
export async function main(work) {
  try {
    await work();
  } catch (error) {
    if (error instanceof StepFailed) {
      process.stderr.write(
        `\nThis step failed: ${error.message}\n${error.advice ? `What to do: ${error.advice}\n` : ''}`
      );
    } else {
      process.stderr.write(`\n${error instanceof Error ? (error.stack ?? error.message) : error}\n`);
    }
    process.exitCode = 1;
  }
}
