import { type Clock, hasCode } from '@glance/upstream';
import { type TokenIdentity, tokenIdentity } from './signIn/TokenIdentity';
import type { IssuedToken } from './signIn/TokenIssuer';

/** A bearer token, to whom it was issued, and when it was taken and ends, epoch ms. */
export interface AccessToken {
  readonly token: string;
  readonly identity: TokenIdentity;
  readonly fetchedAtMs: number;
  readonly expiresAtMs: number;
}

/** Who needs a token. */
export interface TokenCall {
  readonly signal: AbortSignal;
  /** Epoch ms after which the token is of no use; without it the caller waits on. */
  readonly deadlineAtMs?: number;
}

export interface SharedTokenOptions {
  /** Signs in, within the deadline of who asked first. Its signal is aborted when nobody waits any more. */
  readonly fetch: (call: TokenCall) => Promise<IssuedToken>;
  readonly clock: Clock;
}

interface Flight {
  readonly token: Promise<AccessToken>;
  readonly controller: AbortController;
  waiters: number;
}

// A call that starts with a token must not outlive it.
const EXPIRY_MARGIN_MS = 2 * 60_000;
// So that a data source with a wrong secret does not knock for every panel, and yet works soon after it was put right.
const REFUSAL_STANDS_MS = 30_000;
// A token that was only just given and is refused at once would be no better the second time.
const REPLACEABLE_AFTER_MS = 60_000;

/**
 * The token of one credential: taken once for all who need it at the same time, kept until shortly before its end.
 * Refused credentials are remembered for 30 s; other failures are shared by those who wait and not kept.
 */
export class SharedToken {
  readonly #options: SharedTokenOptions;
  #current: AccessToken | undefined;
  #last: AccessToken | undefined;
  #flight: Flight | undefined;
  #refusal: { readonly error: unknown; readonly untilMs: number } | undefined;

  constructor(options: SharedTokenOptions) {
    this.#options = options;
  }

  /** The token that was taken last, good or not. */
  get last(): AccessToken | undefined {
    return this.#last;
  }

  /** Rejects with the failed sign-in's error, or with the signal's reason. */
  async get(call: TokenCall): Promise<AccessToken> {
    call.signal.throwIfAborted();
    const nowMs = this.#options.clock.now();
    if (this.#current !== undefined && this.#current.expiresAtMs - EXPIRY_MARGIN_MS > nowMs) {
      return this.#current;
    }
    if (this.#refusal !== undefined && this.#refusal.untilMs > nowMs) {
      throw this.#refusal.error;
    }
    return this.#join(call);
  }

  /** Forgets a token that was refused, if another may do better; says whether to try again. */
  discard(token: AccessToken): boolean {
    const isOld = this.#options.clock.now() - token.fetchedAtMs > REPLACEABLE_AFTER_MS;
    if (isOld && this.#current === token) {
      this.#current = undefined;
    }
    return isOld;
  }

  async #join({ signal, deadlineAtMs }: TokenCall): Promise<AccessToken> {
    const flight = (this.#flight ??= this.#begin(deadlineAtMs));
    flight.waiters += 1;
    let leave: () => void = () => undefined;
    const left = new Promise<never>((_, reject) => {
      leave = () => reject(signal.reason as Error);
      signal.addEventListener('abort', leave, { once: true });
    });
    try {
      return await Promise.race([flight.token, left]);
    } finally {
      signal.removeEventListener('abort', leave);
      flight.waiters -= 1;
      if (flight.waiters === 0) {
        this.#end(flight);
        flight.controller.abort();
      }
    }
  }

  #begin(deadlineAtMs: number | undefined): Flight {
    const controller = new AbortController();
    const token = this.#fetch({ signal: controller.signal, deadlineAtMs }).finally(() => this.#end(flight));
    const flight: Flight = { token, controller, waiters: 0 };
    return flight;
  }

  async #fetch(call: TokenCall): Promise<AccessToken> {
    const { clock, fetch } = this.#options;
    try {
      const { token, lifetimeMs } = await fetch(call);
      const fetchedAtMs = clock.now();
      const taken = { token, identity: tokenIdentity(token), fetchedAtMs, expiresAtMs: fetchedAtMs + lifetimeMs };
      this.#current = taken;
      this.#last = taken;
      this.#refusal = undefined;
      return taken;
    } catch (error) {
      if (hasCode(error, 'unauthorized')) {
        this.#refusal = { error, untilMs: clock.now() + REFUSAL_STANDS_MS };
      }
      throw error;
    }
  }

  #end(flight: Flight): void {
    if (this.#flight === flight) {
      this.#flight = undefined;
    }
  }
}
