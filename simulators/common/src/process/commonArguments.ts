import { instant, integer } from './readArguments';
import { type Now, RunningClock, SettableClock } from '../SimulatorClock';

/** Options of `bin/start.ts` that simulators share, for `parseArgs`. */
export const COMMON_ARGUMENTS = {
  port: { type: 'string', default: '0' },
  tls: { type: 'boolean', default: false },
  host: { type: 'string', default: '127.0.0.1' },
  name: { type: 'string', default: 'localhost' },
  latency: { type: 'string', default: '0' },
  seed: { type: 'string', default: '1' },
  empty: { type: 'boolean', default: false },
  now: { type: 'string' },
  stopped: { type: 'boolean', default: false },
  quota: { type: 'boolean', default: false },
  control: { type: 'boolean', default: false },
  'ca-file': { type: 'string' },
  'info-file': { type: 'string' },
} as const;

/** What `parseArgs` makes of {@link COMMON_ARGUMENTS}, as far as it is read here. */
export interface CommonValues {
  readonly port: string;
  readonly tls: boolean;
  readonly host: string;
  readonly name: string;
  readonly latency: string;
  readonly seed: string;
  readonly now?: string;
  readonly stopped: boolean;
  readonly quota: boolean;
  readonly 'ca-file'?: string;
}

/** What to start a simulator with. */
export interface CommonOptions {
  readonly clock: { readonly now: Now; advance(ms: number): void };
  readonly seed: number;
  /** As simulators take them. */
  readonly options: {
    readonly port: number;
    readonly tls: boolean;
    readonly host: string;
    readonly publicHost: string;
    readonly latencyMs: number;
    readonly now: Now;
    readonly quota?: object;
  };
}

/** Reads what simulators share. @throws RangeError quoting what is no number or instant */
export function readCommonArguments(values: CommonValues): CommonOptions {
  const startMs = values.now === undefined ? Date.now() : instant(values.now);
  const clock = values.stopped ? new SettableClock(startMs) : new RunningClock(startMs);
  return {
    clock,
    seed: integer(values.seed),
    options: {
      port: integer(values.port),
      tls: values.tls || values['ca-file'] !== undefined,
      host: values.host,
      publicHost: values.name,
      latencyMs: integer(values.latency),
      now: clock.now,
      ...(values.quota && { quota: {} }),
    },
  };
}
