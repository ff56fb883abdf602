import type { Now } from '@glance/simulator-common';
import { Allowance } from './Allowance';
import type { LimitName } from './LimitName';
import { type Charge, type QuotaCall, QuotaLimits } from './QuotaLimits';
import type { QuotaHeaders, QuotaOptions } from './QuotaOptions';
import { admittedHeaders, FAR_FROM_ANY_LIMIT, refusalHeaders } from './quotaHeaders';

/** What has been counted since the quota was switched on. */
export interface QuotaState {
  readonly isOn: boolean;
  readonly admitted: number;
  readonly refused: number;
  /** Refusals by the limit; one that several limits caused counts in each. */
  readonly refusedBy: Readonly<Record<LimitName, number>>;
  readonly qpuConsumed: number;
  /** Calls that were admitted and refused, by scope in lower case without a leading slash. */
  readonly scopes: Readonly<Record<string, { readonly admitted: number; readonly refused: number }>>;
}

/** Whether a call may go on, and what its answer's headers tell. */
export interface QuotaVerdict {
  readonly isAdmitted: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

interface Refusal {
  readonly untilMs: number;
  readonly headers: QuotaHeaders;
}

interface Counts {
  admitted: number;
  refused: number;
  qpuConsumed: number;
  readonly refusedBy: Record<LimitName, number>;
  readonly scopes: Record<string, { admitted: number; refused: number }>;
}

/**
 * Cost Management's quota, off until it is switched on. A call takes from every limit that has enough left, also when
 * another limit refuses it: real refusals by `clienttype` were seen to come with a QPU consumed and with one call less
 * in both other headers. A limit that is exhausted is not charged, so a refusal never puts off its own end.
 */
export class Quota {
  readonly #now: Now;
  #limits: QuotaLimits | undefined;
  #refusal: Refusal | undefined;
  #counts: Counts = noCounts();

  constructor(now: Now) {
    this.#now = now;
  }

  /** Begins with every limit untouched and every count at zero. */
  switchOn(options: QuotaOptions = {}): void {
    this.#limits = new QuotaLimits(options, (allowance) => new Allowance({ ...allowance, now: this.#now }));
    this.#counts = noCounts();
  }

  switchOff(): void {
    this.#limits = undefined;
  }

  /** Refuses every call for so many seconds from now on, on behalf of the limit `tenant`; without limits, too. */
  refuseAll({ seconds, headers = 'each' }: { readonly seconds: number; readonly headers?: QuotaHeaders }): void {
    this.#refusal = { untilMs: this.#now() + seconds * 1000, headers };
  }

  /** Ends {@link refuseAll} early. */
  endRefusal(): void {
    this.#refusal = undefined;
  }

  get state(): QuotaState {
    const { admitted, refused, qpuConsumed, refusedBy, scopes } = this.#counts;
    return structuredClone({ isOn: this.#limits !== undefined, admitted, refused, qpuConsumed, refusedBy, scopes });
  }

  /** Counts a call. */
  admit(call: QuotaCall): QuotaVerdict {
    const charge = this.#chargeOf(call);
    if (charge === undefined) {
      return { isAdmitted: true, headers: FAR_FROM_ANY_LIMIT };
    }
    const isAdmitted = charge.exhausted.length === 0;
    const scope = (this.#counts.scopes[call.scope] ??= { admitted: 0, refused: 0 });
    scope[isAdmitted ? 'admitted' : 'refused']++;
    this.#counts[isAdmitted ? 'admitted' : 'refused']++;
    this.#counts.qpuConsumed += charge.qpuConsumed;
    for (const name of charge.exhausted) {
      this.#counts.refusedBy[name]++;
    }
    return { isAdmitted, headers: isAdmitted ? admittedHeaders(charge) : refusalHeaders(charge) };
  }

  #chargeOf(call: QuotaCall): Charge | undefined {
    const { untilMs, headers } = this.#refusal ?? { untilMs: 0, headers: 'each' };
    const secondsLeft = Math.ceil((untilMs - this.#now()) / 1000);
    return secondsLeft > 0 ? refusedCharge(secondsLeft, headers) : this.#limits?.charge(call);
  }
}

function refusedCharge(seconds: number, headers: QuotaHeaders): Charge {
  return {
    headers,
    exhausted: ['tenant'],
    secondsToReset: { entity: 1, tenant: seconds, clienttype: 1, qpu: 1 },
    remaining: { entity: 0, tenant: 0, clienttype: 0 },
    qpuConsumed: 0,
  };
}

function noCounts(): Counts {
  return {
    admitted: 0,
    refused: 0,
    qpuConsumed: 0,
    refusedBy: { entity: 0, tenant: 0, clienttype: 0, qpu: 0 },
    scopes: {},
  };
}
