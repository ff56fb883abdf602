import type { Clock } from '../Clock';
import type { Logger } from '../log/Logger';
import type { ProcessEffects } from './ProcessEffects';

/** A process that fails this often in this time is not trusted any more. */
const maxCrashes = 20;
const windowMs = 10_000;

/**
 * Keeps a stray exception from ending the process: Grafana would start a new one, with empty caches, for all data
 * sources. It is logged as an error. When they come in a storm, or before the plugin is `ready`, the process ends with
 * code 1 after all.
 */
export function guardAgainstCrashes(options: {
  readonly process: Pick<ProcessEffects, 'on'>;
  readonly log: Logger;
  readonly clock: Clock;
  readonly isReady: () => boolean;
  readonly onHopeless: () => void;
}): void {
  let crashes: number[] = [];
  const handle = (kind: string) => (error: unknown) => {
    const now = options.clock.now();
    crashes = [...crashes.filter((at) => now - at < windowMs), now];
    options.log.error(kind, { error });
    if (!options.isReady() || crashes.length > maxCrashes) {
      options.onHopeless();
    }
  };
  options.process.on('uncaughtException', handle('Uncaught exception'));
  options.process.on('unhandledRejection', handle('Unhandled rejection'));
}
