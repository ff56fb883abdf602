import { setTimeout as delay } from 'node:timers/promises';

const limitMs = 10_000;

/** Resolves when `holds` does; fails with `what` after ten seconds, long after everything that is still right. */
export async function eventually(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const giveUpAt = Date.now() + limitMs;
  while (!(await holds())) {
    if (Date.now() > giveUpAt) {
      throw new Error(`after ${limitMs} ms still not: ${what}`);
    }
    await delay(20);
  }
}
