import type { Allowance, AllowanceOptions } from './Allowance';
import type { LimitName } from './LimitName';
import type { QuotaHeaders, QuotaOptions } from './QuotaOptions';

const MINUTE_MS = 60_000;

/** A call that Cost Management counts. */
export interface QuotaCall {
  /** In lower case, without a leading slash. */
  readonly scope: string;
  /** `oid` of the caller. */
  readonly principal: string;
  /** The `ClientType` header. */
  readonly clientType?: string;
  /** Query processing units; `undefined` where they are not counted. */
  readonly qpu?: number;
}

/** What a call did to the limits. */
export interface Charge {
  readonly headers: QuotaHeaders;
  /** Limits that had not enough left. */
  readonly exhausted: readonly LimitName[];
  readonly secondsToReset: Readonly<Record<LimitName, number>>;
  readonly remaining: Readonly<Record<Exclude<LimitName, 'qpu'>, number>>;
  readonly qpuConsumed: number;
  /** Unset where query processing units are not counted. */
  readonly qpuRemaining?: Readonly<Record<'hour' | 'minute' | 'tenSeconds', number>>;
}

type MakeAllowance = (options: Omit<AllowanceOptions, 'now'>) => Allowance;

/** Every bucket of the quota; buckets by scope, caller and client type come to be when they are first asked for. */
export class QuotaLimits {
  readonly #options: QuotaOptions;
  readonly #make: MakeAllowance;
  readonly #entities = new Map<string, Allowance>();
  readonly #callers = new Map<string, Allowance>();
  readonly #clientTypes = new Map<string, Allowance>();
  readonly #shared: Allowance;
  readonly #qpu: Readonly<Record<'hour' | 'minute' | 'tenSeconds', Allowance>>;

  constructor(options: QuotaOptions, make: MakeAllowance) {
    this.#options = options;
    this.#make = make;
    this.#shared = make({
      limit: options.sharedCallsPerMinute ?? 10,
      windowMs: MINUTE_MS,
      takenByOthers: options.strangersPerMinute ?? 8,
    });
    this.#qpu = {
      hour: make({ limit: options.qpuPerHour ?? 600, windowMs: 60 * MINUTE_MS }),
      minute: make({ limit: options.qpuPerMinute ?? 60, windowMs: MINUTE_MS }),
      tenSeconds: make({ limit: options.qpuPer10Seconds ?? 12, windowMs: 10_000 }),
    };
  }

  charge({ scope, principal, clientType, qpu }: QuotaCall): Charge {
    const { callsPerMinuteAndScope = 4, callsPerMinuteAndPrincipal = 20 } = this.#options;
    const { callsPerMinuteAndClientType = 2000, headers = 'each' } = this.#options;
    const calls = {
      entity: this.#bucket(this.#entities, scope, callsPerMinuteAndScope),
      tenant: this.#bucket(this.#callers, principal, callsPerMinuteAndPrincipal),
      clienttype:
        clientType === undefined
          ? this.#shared
          : this.#bucket(this.#clientTypes, clientType.toLowerCase(), callsPerMinuteAndClientType),
    };
    const exhausted: LimitName[] = (['entity', 'tenant', 'clienttype'] as const).filter((name) => !calls[name].take(1));
    // All three windows, or none: a call that does not fit into one of them consumes nothing.
    const windows = Object.values(this.#qpu);
    const fits = windows.every(({ remaining }) => remaining >= (qpu ?? 0));
    if (fits) {
      windows.forEach((window) => window.take(qpu ?? 0));
    } else {
      exhausted.push('qpu');
    }
    const full = windows.filter(({ remaining }) => remaining < (qpu ?? 0));
    return {
      headers,
      exhausted,
      secondsToReset: {
        entity: calls.entity.secondsToReset,
        tenant: calls.tenant.secondsToReset,
        clienttype: calls.clienttype.secondsToReset,
        qpu: Math.max(1, ...full.map(({ secondsToReset }) => secondsToReset)),
      },
      remaining: {
        entity: calls.entity.remaining,
        tenant: calls.tenant.remaining,
        clienttype: calls.clienttype.remaining,
      },
      qpuConsumed: fits ? (qpu ?? 0) : 0,
      ...(qpu !== undefined && {
        qpuRemaining: {
          hour: this.#qpu.hour.remaining,
          minute: this.#qpu.minute.remaining,
          tenSeconds: this.#qpu.tenSeconds.remaining,
        },
      }),
    };
  }

  #bucket(buckets: Map<string, Allowance>, key: string, limit: number): Allowance {
    const bucket = buckets.get(key) ?? this.#make({ limit, windowMs: MINUTE_MS });
    buckets.set(key, bucket);
    return bucket;
  }
}
