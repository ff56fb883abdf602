/** One line of `go test -json`; the fields that matter here. */
interface GoTestEvent {
  readonly Action: string;
  readonly Package?: string;
  readonly ImportPath?: string;
  readonly Test?: string;
  readonly Output?: string;
}

/** Totals of a run. */
export interface GoTestTotals {
  readonly passed: number;
  readonly failed: number;
}

/**
 * Counts the tests of a `go test -json` run. A test with sub-tests counts through these. A skipped test has proved
 * nothing and counts as failed, and so does a package that fails outside its tests, by not compiling or by a panic.
 */
export class GoTestReport {
  readonly #outcomes = new Map<string, boolean>();
  readonly #outputs = new Map<string, string[]>();
  readonly #failedPackages = new Set<string>();

  /** Takes one line and returns what is worth showing of it: the end of a test, or all that a failed one wrote. */
  read(line: string): string | undefined {
    const event = parse(line);
    if (event === undefined) {
      return line;
    }
    const { Action: action, Package: packageName = event.ImportPath ?? '', Test: test } = event;
    const key = test === undefined ? packageName : `${packageName}.${test}`;
    if (action === 'output' || action === 'build-output') {
      this.#outputs.set(key, [...(this.#outputs.get(key) ?? []), event.Output ?? '']);
      return undefined;
    }
    if (action !== 'pass' && action !== 'fail' && action !== 'skip' && action !== 'build-fail') {
      return undefined;
    }
    return test === undefined ? this.#endPackage(packageName, action) : this.#endTest(key, action);
  }

  /** What has been counted so far. */
  get totals(): GoTestTotals {
    const leaves = [...this.#outcomes].filter(([key]) => !this.#hasSubTests(key));
    const failed = leaves.filter(([, isPassed]) => !isPassed).length;
    return { passed: leaves.length - failed, failed: failed + this.#failedPackages.size };
  }

  #endTest(key: string, action: string): string {
    this.#outcomes.set(key, action === 'pass');
    return action === 'pass'
      ? `passed ${key}`
      : `${action === 'skip' ? 'SKIPPED' : 'FAILED'} ${key}\n${this.#written(key)}`;
  }

  /** A package without tests is skipped, which is no failure; one that fails does so mostly because of its tests. */
  #endPackage(name: string, action: string): string | undefined {
    const isExplained = [...this.#outcomes].some(([key, isPassed]) => key.startsWith(`${name}.`) && !isPassed);
    if (action === 'build-fail') {
      return `FAILED to build ${name}\n${this.#written(name)}`;
    }
    if (action !== 'fail' || isExplained) {
      return undefined;
    }
    this.#failedPackages.add(name);
    return `FAILED ${name}\n${this.#written(name)}`;
  }

  #hasSubTests(key: string): boolean {
    return [...this.#outcomes.keys()].some((other) => other.startsWith(`${key}/`));
  }

  #written(key: string): string {
    return (this.#outputs.get(key) ?? []).join('');
  }
}

function parse(line: string): GoTestEvent | undefined {
  try {
    return JSON.parse(line) as GoTestEvent;
  } catch {
    return undefined;
  }
}
