import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GeneratedService } from './services';

const LEVELS: ReadonlyArray<readonly [string, RegExp]> = [
  ['error', /\b(?:error|fatal|fail(?:ed|ure)?|exception)\b/i],
  ['warn', /\bwarn(?:ing)?\b/i],
  ['debug', /\bdebug\b/i],
];

/**
 * Services that write the lines of a folder of loghub (`<name>/<name>_2k.log`), at random. The
 * lines stay where they are: nothing of them is part of the project. @throws when there is no such folder
 */
export function readLoghub(folder: string): readonly GeneratedService[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((name) => serviceOf(name, readLines(join(folder, name, `${name}_2k.log`))));
}

function readLines(path: string): readonly string[] {
  return readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '');
}

function serviceOf(name: string, lines: readonly string[]): GeneratedService {
  const lowerCased = name.toLowerCase();
  return {
    name: lowerCased,
    source: lowerCased,
    team: 'loghub',
    hosts: [`${lowerCased}-1`],
    perMinute: 1,
    line: (random) => {
      const message = random.pick(lines);
      return { message, status: LEVELS.find(([, pattern]) => pattern.test(message))?.[0] ?? 'info' };
    },
  };
}
