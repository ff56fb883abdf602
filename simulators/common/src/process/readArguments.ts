import { writeFileSync } from 'node:fs';

/** Reads a whole number. @throws RangeError quoting what is none */
export function integer(text: string): number {
  if (!/^\d+$/.test(text)) {
    throw new RangeError(`Expected a whole number instead of "${text}".`);
  }
  return Number(text);
}

/** Reads an instant, as epoch milliseconds. @throws RangeError quoting what is none */
export function instant(text: string): number {
  const epochMs = Date.parse(text);
  if (Number.isNaN(epochMs)) {
    throw new RangeError(`Expected an instant such as 2026-11-25T12:00:00Z instead of "${text}".`);
  }
  return epochMs;
}

/** Writes a file when its path was given. */
export function writeIfAsked(path: string | undefined, text: string): void {
  if (path !== undefined) {
    writeFileSync(path, text);
  }
}
