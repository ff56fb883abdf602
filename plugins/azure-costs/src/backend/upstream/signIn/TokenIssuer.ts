/** A token of the sign-in service. */
export interface IssuedToken {
  readonly token: string;
  /** For how long it is good from now on. */
  readonly lifetimeMs: number;
}

/** One way to sign in, with the credentials of one data source. */
export interface TokenIssuer {
  /** Takes a new token, in one attempt. Throws UpstreamErrors only: refused credentials are `unauthorized`, without a status. */
  issue(signal: AbortSignal): Promise<IssuedToken>;
  /** Drops what it has opened itself. */
  close(): Promise<void>;
}
