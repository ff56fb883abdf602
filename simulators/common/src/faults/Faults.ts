import type { Fault, FaultTarget } from './Fault';

interface ActiveFault {
  readonly fault: Fault;
  readonly target: FaultTarget;
  timesLeft: number;
}

/** A request as far as faults look at it. */
export interface FaultyRequest {
  readonly endpoint: string;
  readonly url: string;
  readonly caller?: string;
}

/** The switches of a running simulator. Nothing is wrong until something is injected. */
export class Faults {
  #active: ActiveFault[] = [];

  /** Makes matching requests suffer `fault` from now on. Returns what ends it. Faults pile up in order of injection. */
  inject(fault: Fault, target: FaultTarget = {}): () => void {
    const active: ActiveFault = { fault, target, timesLeft: target.times ?? Number.POSITIVE_INFINITY };
    this.#active.push(active);
    return () => {
      this.#active = this.#active.filter((other) => other !== active);
    };
  }

  /** Ends all faults. */
  clear(): void {
    this.#active = [];
  }

  /** The faults that befall this request; each counts it against its `times`. */
  take(request: FaultyRequest): readonly Fault[] {
    const taken = this.#active.filter(({ target, timesLeft }) => timesLeft > 0 && matches(target, request));
    for (const active of taken) {
      active.timesLeft--;
    }
    this.#active = this.#active.filter(({ timesLeft }) => timesLeft > 0);
    return taken.map(({ fault }) => fault);
  }
}

function matches(target: FaultTarget, request: FaultyRequest): boolean {
  return (
    (target.endpoint === undefined || target.endpoint === request.endpoint) &&
    (target.caller === undefined || target.caller === request.caller) &&
    (target.urlIncludes === undefined || request.url.toLowerCase().includes(target.urlIncludes.toLowerCase()))
  );
}
