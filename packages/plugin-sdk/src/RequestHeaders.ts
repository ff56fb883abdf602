const forwardedPrefix = 'http_';

/**
 * Headers that came with a call. Names match in any case, and the `http_` prefix that Grafana puts before forwarded
 * HTTP headers is gone. A header that came with and without the prefix has the value without.
 */
export class RequestHeaders {
  private readonly values: ReadonlyMap<string, string>;

  constructor(headers: Readonly<Record<string, string>> = {}) {
    const values = new Map<string, string>();
    for (const [name, value] of Object.entries(headers)) {
      const lower = name.toLowerCase();
      if (!lower.startsWith(forwardedPrefix)) {
        values.set(lower, value);
      } else if (!values.has(lower.slice(forwardedPrefix.length))) {
        values.set(lower.slice(forwardedPrefix.length), value);
      }
    }
    this.values = values;
  }

  get(name: string): string | undefined {
    return this.values.get(name.toLowerCase());
  }

  has(name: string): boolean {
    return this.values.has(name.toLowerCase());
  }

  /** Lower-case names in the order they came. */
  names(): readonly string[] {
    return [...this.values.keys()];
  }
}
