import { SeededSequence } from '@glance/simulator-common';
import type { LogGenerator } from '../logs/LogStore';
import { LogChunk } from '../logs/LogChunk';
import { type LogEvent, storedLog } from '../logs/LogEvent';
import { type Deploy, deployIn, deployOf, isBadDeploy } from './deploys';
import type { GeneratedService } from './services';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** More than an hour ever has. */
const SEQUENCES_PER_HOUR = 100_000;
/** Fifteen days and one more: what can be asked without making it up again. */
const KEPT_HOURS = 16 * 24;
const USUAL_FAILURE_RATE = 0.01;
const BAD_DEPLOY_FAILURE_RATE = 0.6;
const BUSIEST_HOUR = 14;

/** What {@link LogModel} makes up. */
export interface LogModelOptions {
  readonly seed: number;
  readonly services: readonly GeneratedService[];
  readonly index: string;
}

/**
 * Logs without beginning and end, made up hour by hour: busy by day, quiet by night, failures now and then, and one
 * deploy a day of a service that fails for a quarter of an hour afterwards. Most arrive within seconds; one in a hundred
 * takes minutes. The same seed gives the same logs, in whatever order hours are asked.
 */
export class LogModel implements LogGenerator {
  readonly #options: LogModelOptions;
  readonly #chunks = new Map<number, LogChunk>();

  constructor(options: LogModelOptions) {
    this.#options = options;
  }

  chunk(hour: number): LogChunk {
    let chunk = this.#chunks.get(hour);
    if (chunk === undefined) {
      chunk = this.#makeUp(hour);
      const [oldest] = this.#chunks.keys();
      if (this.#chunks.size >= KEPT_HOURS && oldest !== undefined) {
        this.#chunks.delete(oldest);
      }
      this.#chunks.set(hour, chunk);
    }
    return chunk;
  }

  #makeUp(hour: number): LogChunk {
    const { services, seed, index } = this.#options;
    const chunk = new LogChunk();
    let sequence = hour * SEQUENCES_PER_HOUR;
    for (const service of services) {
      const deploy = deployIn({ service: service.name, hour, seed });
      if (deploy !== undefined) {
        chunk.add(storedLog(deployEvent(deploy, service.team), sequence, index));
        sequence++;
      }
      const random = new SeededSequence(seed, service.name, hour);
      const meanMs = MINUTE_MS / (service.perMinute * busyness(hour, service));
      const startMs = hour * HOUR_MS;
      for (
        let atMs = startMs + random.exponential(meanMs);
        atMs < startMs + HOUR_MS;
        atMs += random.exponential(meanMs)
      ) {
        const timeMs = Math.floor(atMs);
        const deploy = deployOf({ service: service.name, timeMs, seed });
        const failureRate = isBadDeploy(deploy, timeMs) ? BAD_DEPLOY_FAILURE_RATE : USUAL_FAILURE_RATE;
        const isFailure = service.failure !== undefined && random.chance(failureRate);
        const { status, message, attributes } = (isFailure ? service.failure : service.line)(random);
        const delayMs = random.chance(0.01) ? random.exponential(3 * MINUTE_MS) : random.exponential(2000);
        const event = {
          timeMs,
          arrivalMs: timeMs + Math.floor(delayMs),
          status,
          message,
          attributes,
          service: service.name,
          source: service.source,
          host: random.pick(service.hosts),
          env: random.chance(0.9) ? 'prod' : 'staging',
          tags: [`team:${service.team}`, `version:${deploy.version}`],
        };
        chunk.add(storedLog(event, sequence, index));
        sequence++;
      }
    }
    return chunk;
  }
}

/** What the pipeline logs that deploys a service. */
function deployEvent({ service, version, sinceMs }: Deploy, team: string): LogEvent {
  return {
    timeMs: sinceMs,
    message: `Deployed ${service} ${version}`,
    service,
    source: 'deployment',
    env: 'prod',
    tags: [`team:${team}`, `version:${version}`],
  };
}

/** The share of the busiest time, from a fifth in the middle of the night on. */
function busyness(hour: number, { isSteady = false }: GeneratedService): number {
  return isSteady ? 1 : 0.6 + 0.4 * Math.cos(((hour - BUSIEST_HOUR) / 24) * 2 * Math.PI);
}
