import type { Logger } from '../log/Logger';

export interface ShutdownSteps {
  readonly log: Logger;
  /** Tried in order; a failing or slow step never holds up the ones after it for more than its limit. */
  readonly steps: ReadonlyArray<{
    readonly name: string;
    readonly limitMs: number;
    readonly run: () => Promise<unknown>;
  }>;
  readonly exit: (code: number) => void;
}

/**
 * Returns the one way to end the process: the first call runs the steps and exits, later calls change nothing. All
 * limits together stay well below the two seconds after which a host kills.
 */
export function createShutdown({ log, steps, exit }: ShutdownSteps): (reason: string, code: number) => Promise<void> {
  let running: Promise<void> | undefined;
  const run = async (reason: string, code: number): Promise<void> => {
    log.info('Ending', { reason });
    for (const step of steps) {
      await Promise.race([Promise.resolve().then(step.run), timeLimit(step.limitMs)]).catch((error: unknown) =>
        log.warn(`${step.name} failed while ending`, { error })
      );
    }
    exit(code);
  };
  return (reason, code) => (running ??= run(reason, code));
}

/** Real time on purpose, and not unref'd: when every other handle is closed it must still end the wait. */
function timeLimit(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
