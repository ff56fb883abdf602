import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeFile } from '../encode/file';
import { goldenFrames } from './goldenFrames';

// Writes each golden frame as `<name>.arrow` beside its golden `<name>.json`, for the conformance lane, where the
// official Go decoder must read the one as the other. The only argument is the folder.
const [folder] = process.argv.slice(2);
if (folder === undefined) {
  throw new Error('Usage: writeArrowFiles <folder>');
}
mkdirSync(folder, { recursive: true });
for (const [name, frame] of Object.entries(goldenFrames)) {
  writeFileSync(join(folder, `${name}.arrow`), encodeFile(frame));
  copyFileSync(join(__dirname, `${name}.json`), join(folder, `${name}.json`));
}
