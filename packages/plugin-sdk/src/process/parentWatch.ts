import type { Clock } from '../Clock';

const checkEveryMs = 250;

export interface ParentWatchOptions {
  readonly clock: Clock;
  /** The parent's process id when this process started. */
  readonly parent: number;
  /** The parent's process id now. */
  readonly parentPid: () => number;
  /** Whether that process lives; asked only where a parent's death does not change the id (Windows). */
  readonly isAlive?: (pid: number) => boolean;
  /** Called once. */
  readonly onParentGone: () => void;
}

/**
 * Tells when the host has died without a word: nothing signals a plugin then, and it would live on for ever. Returns a
 * function that ends the watch.
 */
export function watchParent(options: ParentWatchOptions): () => void {
  const { parent } = options;
  let cancel = (): void => undefined;
  const check = (): void => {
    if (options.parentPid() !== parent || options.isAlive?.(parent) === false) {
      options.onParentGone();
      return;
    }
    cancel = options.clock.setTimeout(check, checkEveryMs);
  };
  cancel = options.clock.setTimeout(check, checkEveryMs);
  return () => cancel();
}
