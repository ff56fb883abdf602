import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The text of a file, by its path from the top of the repository. */
export function repositoryFile(path: string): string {
  return readFileSync(join(__dirname, '../../../..', path), 'utf8');
}
