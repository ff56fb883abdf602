import { parseArgs } from 'node:util';
import { countFlag } from '../countFlag';

/** How a soak is run. */
export interface SoakOptions {
  /** How long the load lasts; starting, ending and recovery come on top. */
  readonly minutes: number;
  /** Whether two processes of each plugin share a Redis that is killed again and again. */
  readonly redis: boolean;
  /** The same questions, faults and cancels come again with the same seed, as far as timing lets them. */
  readonly seed: number;
}

/**
 * Reads the flags.
 * @throws Error when one is unknown or not a whole number above 0
 */
export function parseSoakOptions(args: readonly string[]): SoakOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      minutes: { type: 'string', default: '30' },
      redis: { type: 'boolean', default: false },
      seed: { type: 'string', default: '1' },
    },
  });
  return {
    minutes: countFlag('minutes', values.minutes),
    redis: values.redis,
    seed: countFlag('seed', values.seed),
  };
}
