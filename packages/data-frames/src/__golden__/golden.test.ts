import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { decodeFrame } from '../decode';
import { encodeFile } from '../encode/file';
import { fieldTypes } from '../testing/arbitraryFrame';
import { frameJson } from './frameJson';
import { goldenFrames } from './goldenFrames';

const files = readdirSync(__dirname).filter((file) => file.endsWith('.json'));

/** The text of a golden file without the white space that makes it readable; parsing would round 64-bit integers. */
function goldenJson(name: string): string {
  const text = readFileSync(join(__dirname, `${name}.json`), 'utf8');
  return text.replace(/("(?:[^"\\]|\\.)*")|\s+/g, '$1');
}

// After an intended change: npm run golden:update -w packages/data-frames, and read the difference.
describe('golden frames', () => {
  it.each(Object.entries(goldenFrames))('%s is encoded as its golden file says', (name, frame) => {
    expect(frameJson(decodeFrame(encodeFile(frame)))).toBe(goldenJson(name));
  });

  it('have a file each and no file is left over', () => {
    expect(files.sort()).toEqual(
      Object.keys(goldenFrames)
        .map((name) => `${name}.json`)
        .sort()
    );
  });

  it.each(['allTypes', 'allTypesWithGaps'])('%s holds every field type', (name) => {
    expect(goldenFrames[name]!.fields.map((field) => field.type)).toEqual(fieldTypes);
  });
});
