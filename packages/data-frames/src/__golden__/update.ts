import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeFrame } from '../decode';
import { encodeFile } from '../encode/file';
import { frameJson } from './frameJson';
import { goldenFrames } from './goldenFrames';

// Rewrites every golden file from what the encoder writes now; prettier then lays them out.
for (const [name, frame] of Object.entries(goldenFrames)) {
  writeFileSync(join(__dirname, `${name}.json`), frameJson(decodeFrame(encodeFile(frame))));
}
