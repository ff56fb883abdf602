import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build, type BuildResult } from 'esbuild';
import { STAND_INS, standInFor, standIns } from './standIns';

const root = path.resolve(__dirname, '../..');

/** Bundles a program that loads `name`; without our stand-ins where `plugins` is empty. */
function bundle(name: string, { resolveDir = root, plugins = [standIns()] } = {}) {
  return build({
    stdin: { contents: `module.exports = require(${JSON.stringify(name)});`, resolveDir },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    minify: true,
    write: false,
    metafile: true,
    logLevel: 'silent',
    plugins,
  });
}

/** Files of a package in a bundle, by their places in it. */
const filesOf = ({ metafile }: Pick<Awaited<ReturnType<typeof bundle>>, 'metafile'>, name: string) =>
  Object.keys(metafile.inputs).map((file) => file.split(`node_modules/${name}/`).at(-1));

const sizeOf = ({ outputFiles }: BuildResult) => outputFiles?.[0]?.contents.length ?? 0;

describe('stand-ins in a bundle', () => {
  it.each([
    ['@redis/client', 2.5],
    ['undici', 1.5],
    ['@sendgrid/client', 10],
  ])('make %s at least %d times as small', async (name, times) => {
    expect(sizeOf(await bundle(name)) * times).toBeLessThan(sizeOf(await bundle(name, { plugins: [] })));
  });

  it('take out what only other parts of a library need', async () => {
    const redis = filesOf(await bundle('@redis/client'), '@redis/client');
    expect(redis).toContain('dist/lib/commands/HELLO.js');
    expect(redis).not.toContain('dist/lib/commands/SET.js');
    expect(redis.filter((file) => /cluster|sentinel/.test(file ?? ''))).toEqual([]);
    const { inputs } = (await bundle('@sendgrid/client')).metafile;
    expect(Object.keys(inputs).join()).not.toMatch(/mime|follow-redirects|proxy|form-data/);
  });

  it('stand for files on every system, of a nested copy too, and for no others', () => {
    expect(standInFor('C:\\app\\node_modules\\@redis\\client\\dist\\lib\\commands\\index.js')).toBe('');
    expect(standInFor('/app/node_modules/one/node_modules/undici/index.js')).toBe(STAND_INS['undici']?.['index.js']);
    expect(standInFor('/app/node_modules/undici/lib/index.js')).toBeUndefined();
    expect(standInFor('/app/undici/index.js')).toBeUndefined();
    expect(standInFor('/app/node_modules/not-undici/index.js')).toBeUndefined();
  });
});

describe('a library that has its files elsewhere in another version', () => {
  let folder: string;

  beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stand-ins-'))));

  afterEach(() => fs.rmSync(folder, { recursive: true }));

  it('fails the build, which says what to look at', async () => {
    const library = path.join(folder, 'node_modules/undici');
    fs.mkdirSync(library, { recursive: true });
    fs.writeFileSync(path.join(library, 'package.json'), JSON.stringify({ name: 'undici', main: 'main.js' }));
    fs.writeFileSync(path.join(library, 'main.js'), 'exports.Agent = class {};');
    await expect(bundle('undici', { resolveDir: folder })).rejects.toThrow('undici does not load index.js as before');
  });
});
