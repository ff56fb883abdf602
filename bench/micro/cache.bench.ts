import type { CacheReport } from './cache/CacheReport';
import { measureChunks } from './cache/measureChunks';
import { measureContenders } from './cache/measureContenders';

/** Prints a `CacheReport`. */
async function main(): Promise<void> {
  const report: CacheReport = { ...(await measureContenders()), chunks: await measureChunks() };
  process.stdout.write(JSON.stringify(report));
}

void main();
