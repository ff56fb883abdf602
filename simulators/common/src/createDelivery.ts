import type { MiddlewareHandler } from 'hono';
import { Faults } from './faults/Faults';
import { injectFaults } from './faults/injectFaults';
import { Journal } from './journal/Journal';
import { recordRequests, type RecordOptions } from './journal/recordRequests';
import type { ServerEnv } from './ServerEnv';
import type { Now } from './SimulatorClock';

/** How a simulator reads requests before it answers them. */
export interface DeliveryOptions extends Omit<RecordOptions, 'journal'> {
  readonly now: Now;
  /** Added to every answer, if it is more than 0. */
  readonly latencyMs: number;
}

/** What stands between a simulator's routes and its clients. */
export interface Delivery {
  readonly journal: Journal;
  readonly faults: Faults;
  /** For every app, in front of all routes. */
  readonly delivery: ReadonlyArray<MiddlewareHandler<ServerEnv>>;
}

/** One journal and one set of faults for all apps of a simulator. */
export function createDelivery({ now, latencyMs, ...options }: DeliveryOptions): Delivery {
  const journal = new Journal(now);
  const faults = new Faults();
  if (latencyMs > 0) {
    faults.inject({ kind: 'latency', ms: latencyMs });
  }
  return { journal, faults, delivery: [recordRequests({ journal, ...options }), injectFaults({ faults, ...options })] };
}
