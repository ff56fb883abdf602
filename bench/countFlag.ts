/**
 * The whole number above 0 that a flag of the command line holds.
 * @throws Error when it holds something else
 */
export function countFlag(flag: string, text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) {
    throw new Error(`--${flag} is a whole number above 0, not "${text}"`);
  }
  return count;
}
