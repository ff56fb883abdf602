import { type Caller, type Clock, hasCode } from '@glance/upstream';
import { SignInCaller, type TokenCaller } from './SignInCaller';
import { type TokenIdentity, tokenIdentity } from './signIn/TokenIdentity';
import type { IssuedToken } from './signIn/TokenIssuer';

/** A bearer token, to whom it was issued, and when it was taken and ends, epoch ms. */
export interface AccessToken {
  readonly token: string;
  readonly identity: TokenIdentity;
  readonly fetchedAtMs: number;
  readonly expiresAtMs: number;
}

export interface SharedTokenOptions {
  /** Signs in for all who wait, whose signal is aborted when nobody does any more. */
  readonly fetch: (caller: Caller) => Promise<IssuedToken>;
  readonly clock: Clock;
}

interface Flight {
  readonly caller: SignInCaller;
  token?: Promise<AccessToken>;
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

  /** Whether somebody waits for a sign-in. */
  get isSigningIn(): boolean {
    return this.#flight !== undefined;
  }

  /**
   * Rejects with the failed sign-in's error, or with the reason of the signal that ended the wait: the caller's own, or
   * `patience`, which ends this wait alone.
   */
  async get(caller: TokenCaller, patience?: AbortSignal): Promise<AccessToken> {
    const signal = patience === undefined ? caller.signal : AbortSignal.any([caller.signal, patience]);
    signal.throwIfAborted();
    const nowMs = this.#options.clock.now();
    if (this.#current !== undefined && this.#current.expiresAtMs - EXPIRY_MARGIN_MS > nowMs) {
      return this.#current;
    }
    if (this.#refusal !== undefined && this.#refusal.untilMs > nowMs) {
      throw this.#refusal.error;
    }
    return this.#join(caller, signal);
  }

  /** Forgets a token that was refused, if another may do better; says whether to try again. */
  discard(token: AccessToken): boolean {
    const isOld = this.#options.clock.now() - token.fetchedAtMs > REPLACEABLE_AFTER_MS;
    if (isOld && this.#current === token) {
      this.#current = undefined;
    }
    return isOld;
  }

  async #join(caller: TokenCaller, signal: AbortSignal): Promise<AccessToken> {
    const flight = (this.#flight ??= { caller: new SignInCaller() });
    // First the place, then the call: it looks up at once who waits, and until when.
    const seat = flight.caller.board(caller, signal);
    flight.token ??= this.#fetch(flight.caller).finally(() => this.#end(flight));
    try {
      return await Promise.race([flight.token, seat.dismissed]);
    } finally {
      seat.leave();
      if (flight.caller.signal.aborted) {
        this.#end(flight);
      }
    }
  }

  async #fetch(caller: Caller): Promise<AccessToken> {
    const { clock, fetch } = this.#options;
    try {
      const { token, lifetimeMs } = await fetch(caller);
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
