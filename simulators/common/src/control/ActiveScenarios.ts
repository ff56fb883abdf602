/** What is going wrong now, by name; a scenario that is started again replaces itself. */
export class ActiveScenarios<Name extends string> {
  readonly #active = new Map<Name, () => void>();

  /** `begin` makes it go wrong and returns what ends that. */
  start(name: Name, begin: () => () => void): void {
    this.stop(name);
    this.#active.set(name, begin());
  }

  stop(name: Name): void {
    this.#active.get(name)?.();
    this.#active.delete(name);
  }
}
