import { seededRandom } from '@glance/simulator-common';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const TROUBLE_MS = 15 * 60_000;
/** The service that is deployed with trouble. */
const TROUBLED_SERVICE = 'checkout';

/** A version of a service, and since when it runs, epoch milliseconds. */
export interface Deploy {
  readonly version: string;
  readonly sinceMs: number;
  readonly service: string;
}

/** What ran at a moment. Every service is deployed once a day, in working hours. */
export function deployOf({
  service,
  timeMs,
  seed,
}: {
  readonly service: string;
  readonly timeMs: number;
  readonly seed: number;
}): Deploy {
  const day = Math.floor(timeMs / DAY_MS);
  const startOf = (some: number) =>
    some * DAY_MS + Math.floor((8 + 9 * seededRandom(seed, 'deploy', service, some)) * HOUR_MS);
  const deployDay = timeMs >= startOf(day) ? day : day - 1;
  return { service, sinceMs: startOf(deployDay), version: `1.${deployDay % 1000}.0` };
}

/** The deploy of a service within an hour, by its number since the epoch; undefined when there is none. */
export function deployIn({
  service,
  hour,
  seed,
}: {
  readonly service: string;
  readonly hour: number;
  readonly seed: number;
}): Deploy | undefined {
  const last = deployOf({ service, timeMs: (hour + 1) * HOUR_MS - 1, seed });
  return last.sinceMs >= hour * HOUR_MS ? last : undefined;
}

/** Whether a service is still failing after a deploy. */
export function isBadDeploy({ service, sinceMs }: Deploy, timeMs: number): boolean {
  return service === TROUBLED_SERVICE && timeMs - sinceMs < TROUBLE_MS;
}
