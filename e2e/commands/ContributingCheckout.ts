import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const root = path.resolve(__dirname, '../..');
const left = new Set(['node_modules', 'dist', 'build']);
const copied = ['packages', 'tools', 'package.json', 'tsconfig.base.json', 'jest.base.js', 'LICENSE'];

/** The files that CONTRIBUTING.md gives for a new plugin: a line names those of the code blocks below it, in order. */
export function filesOf(contributing: string): ReadonlyMap<string, string> {
  const section = contributing.split(/^(?=## )/m).find((text) => text.startsWith('## A fourth data source\n')) ?? '';
  const files = new Map<string, string>();
  let names: string[] = [];
  for (const [, line, block] of section.matchAll(/^ {3}(`[^`].*):$|^ {3}```\w+\n([\s\S]*?)^ {3}```$/gm)) {
    if (line !== undefined) {
      names = [...line.replace(/\(.*\)/, '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
      continue;
    }
    const name = names.shift();
    if (name === undefined || block === undefined) {
      throw new Error(`No file is named for\n${block}`);
    }
    files.set(name, block.replace(/^ {3}/gm, ''));
  }
  return files;
}

/** A copy of the project without its plugins, in a temporary folder; what is installed is linked. */
export class ContributingCheckout {
  readonly folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'glance-fourth-')));

  constructor() {
    for (const name of copied) {
      fs.cpSync(path.join(root, name), path.join(this.folder, name), {
        recursive: true,
        filter: (source) => !left.has(path.basename(source)),
      });
    }
    this.#link('.', (name) => name !== '@glance' && !name.startsWith('.cache'));
    const scope = path.join(this.folder, 'node_modules/@glance');
    fs.mkdirSync(scope);
    for (const name of fs.readdirSync(path.join(this.folder, 'packages'))) {
      fs.symlinkSync(path.join(this.folder, 'packages', name), path.join(scope, name), 'junction');
      this.#link(path.join('packages', name), () => true);
    }
    this.#link('tools', () => true);
  }

  addPlugin(name: string, files: ReadonlyMap<string, string>): void {
    for (const [file, text] of files) {
      const target = path.join(this.folder, 'plugins', name, file);
      fs.mkdirSync(path.dirname(target), { recursive: true });
      fs.writeFileSync(target, text);
    }
  }

  /** Runs Node in it. @throws Error with what was printed when it fails */
  async node(...args: readonly string[]): Promise<void> {
    try {
      await promisify(execFile)(process.execPath, args, { cwd: this.folder, maxBuffer: 1 << 26 });
    } catch (error) {
      const { stdout, stderr } = error as { readonly stdout: string; readonly stderr: string };
      throw new Error(`node ${args.join(' ')} failed:\n${stdout}${stderr}`);
    }
  }

  remove(): void {
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  /** Links what is installed for a folder of the project. */
  #link(folder: string, isWanted: (name: string) => boolean): void {
    const from = path.join(root, folder, 'node_modules');
    if (!fs.existsSync(from)) {
      return;
    }
    const to = path.join(this.folder, folder, 'node_modules');
    fs.mkdirSync(to, { recursive: true });
    for (const name of fs.readdirSync(from).filter(isWanted)) {
      fs.symlinkSync(path.join(from, name), path.join(to, name), 'junction');
    }
  }
}
