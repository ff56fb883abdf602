import { Bucket, type BucketOptions } from './Bucket';

/**
 * The buckets of one credential by name. They may be named after scopes that users type, so those that hold no
 * knowledge must not pile up.
 */
export class Buckets {
  readonly #options: BucketOptions;
  readonly #known = new Map<string, Bucket>();

  constructor(options: BucketOptions) {
    this.#options = options;
  }

  /** The bucket, a new one if need be. */
  named(name: string): Bucket {
    const bucket = this.#known.get(name) ?? new Bucket(this.#options);
    this.#known.set(name, bucket);
    return bucket;
  }

  find(name: string): Bucket | undefined {
    return this.#known.get(name);
  }

  /** The next instant at which the clock alone may change who may go; `Infinity` when there is none. */
  get nextChangeAtMs(): number {
    return Math.min(Infinity, ...[...this.#known.values()].map(({ nextChangeAtMs = Infinity }) => nextChangeAtMs));
  }

  /** Drops those that are as good as new and that nobody waits for. */
  forgetBlank(isWanted: (bucket: Bucket) => boolean): void {
    for (const [name, bucket] of this.#known) {
      if (bucket.isBlank && !isWanted(bucket)) {
        this.#known.delete(name);
      }
    }
  }
}
