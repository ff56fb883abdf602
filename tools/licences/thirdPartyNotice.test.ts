import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { thirdPartyNotice } from './thirdPartyNotice';

describe('thirdPartyNotice', () => {
  let root: string;

  beforeEach(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'notice-'));
    addPackage('node_modules/zebra', { name: 'zebra', version: '1.0.0', license: 'MIT' }, 'Zebra terms');
    addPackage('node_modules/@scope/ant', { name: '@scope/ant', version: '2.0.0', license: 'ISC' }, undefined);
    addPackage('node_modules/zebra/node_modules/ant', { name: 'ant', version: '3.0.0' }, 'Ant terms');
  });

  afterEach(() => fs.rmSync(root, { recursive: true }));

  it('names each bundled package once, in order of name, with its terms', () => {
    const notice = thirdPartyNotice(root, [
      'node_modules/zebra/index.js',
      'node_modules/zebra/lib/more.js',
      'node_modules/@scope/ant/a.js',
      'node_modules/zebra/node_modules/ant/index.js',
      'packages/cache/src/index.ts',
    ]);
    expect(notice.match(/^\S+ \d\.\d\.\d \(.*\)$/gm)).toEqual([
      '@scope/ant 2.0.0 (ISC)',
      'ant 3.0.0 (licence not named)',
      'zebra 1.0.0 (MIT)',
    ]);
    expect(notice).toContain('Zebra terms');
    expect(notice).toContain('No licence file in the package.');
  });

  function addPackage(folder: string, manifest: object, licence: string | undefined): void {
    fs.mkdirSync(path.join(root, folder), { recursive: true });
    fs.writeFileSync(path.join(root, folder, 'package.json'), JSON.stringify(manifest));
    if (licence) {
      fs.writeFileSync(path.join(root, folder, 'LICENSE'), licence);
    }
  }
});
