import { spawn } from 'node:child_process';
import net from 'node:net';
import { root } from './root.mjs';
import { StepFailed } from './steps.mjs';

/** The programs that a command started, ended together: by Ctrl-C, by SIGTERM, or when one of them ends by itself. */
export class Services {
  #children = new Map();
  #ending = false;
  #ended;

  constructor() {
    this.#ended = new Promise((resolve) => (this.#resolve = resolve));
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(signal, () => this.end());
    }
  }

  #resolve;

  /**
   * Starts a program and waits until `isReady` finds what it looks for in a line of its output; resolves to what
   * `isReady` returned. Rejects when the program ends before.
   */
  start(name, command, args, { env, isReady, show = true, advice }) {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#children.set(name, child);
    return new Promise((resolve, reject) => {
      let rest = '';
      child.stdout.on('data', (chunk) => {
        const lines = (rest + chunk).split('\n');
        rest = lines.pop();
        for (const line of lines) {
          const found = isReady(line);
          if (found) {
            resolve(found);
          } else if (show) {
            process.stdout.write(`${line}\n`);
          }
        }
      });
      child.on('error', (error) => reject(new StepFailed(`${name} could not be started: ${error.message}`, advice)));
      child.on('close', (code) => {
        this.#children.delete(name);
        reject(new StepFailed(`${name} ended with ${code}.`, advice));
        if (!this.#ending) {
          process.stderr.write(`${name} ended (${code}); ending the rest.\n`);
          process.exitCode = 1;
        }
        this.end();
      });
    });
  }

  /** Ends everything: SIGTERM, and after 5 s SIGKILL. */
  end() {
    if (!this.#ending) {
      this.#ending = true;
      for (const child of this.#children.values()) {
        child.kill('SIGTERM');
      }
      setTimeout(() => this.#children.forEach((child) => child.kill('SIGKILL')), 5000).unref();
    }
    if (this.#children.size === 0) {
      this.#resolve();
    }
  }

  /** Resolves when every program has ended. */
  get ended() {
    return this.#ended;
  }
}

/** Rejects, saying so, when something listens on the port already. */
export function requireFreePort(port) {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', (error) => {
      const message = error.code === 'EADDRINUSE' ? `Port ${port} is in use already.` : error.message;
      reject(
        new StepFailed(
          message,
          `end what runs there (another \`npm start\`?), or use another port: npm start -- --port ${port + 1}`
        )
      );
    });
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()));
  });
}
