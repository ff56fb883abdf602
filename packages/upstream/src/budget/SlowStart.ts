/**
 * How many calls may be in flight when it is not known how much room there is, so that a backlog does not burst: one
 * at first, and one more for each that was served, which doubles them from round to round.
 */
export class SlowStart {
  #most = Infinity;

  begin(): void {
    this.#most = 1;
  }

  allows(inFlight: number): boolean {
    return inFlight < this.#most;
  }

  /** A call was served. When nobody waits there is no backlog that could burst. */
  noteServed({ someoneWaits }: { readonly someoneWaits: boolean }): void {
    this.#most = someoneWaits ? this.#most + 1 : Infinity;
  }
}
