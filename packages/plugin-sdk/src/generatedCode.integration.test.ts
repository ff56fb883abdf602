import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.join(__dirname, '..');
const bin = path.join(root, '../../node_modules/.bin');

describe('src/gen', () => {
  it('is what `npm run generate` makes of proto/', () => {
    const fresh = mkdtempSync(path.join(tmpdir(), 'gen-'));
    const template = readFileSync(path.join(root, 'buf.gen.yaml'), 'utf8').replace('out: src/gen', `out: ${fresh}`);
    execFileSync(path.join(bin, 'buf'), ['generate', '--template', template], { cwd: root, stdio: 'pipe' });
    const files = (folder: string) =>
      Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
    expect(Object.keys(files(fresh)).sort()).toEqual(['backend.ts', 'health.ts', 'lifecycle.ts']);
    expect(files(fresh)).toEqual(files(path.join(root, 'src/gen')));
    rmSync(fresh, { recursive: true });
  });
});
