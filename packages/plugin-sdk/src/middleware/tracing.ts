/** One piece of work to trace. */
export interface TracedWork {
  readonly name: string;
  /** The caller's gRPC metadata, which carries the trace it belongs to. */
  readonly metadata: (name: string) => string | undefined;
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
}

export interface Tracing {
  run<Result>(work: TracedWork, run: () => Promise<Result>): Promise<Result>;
  /** Sends what is waiting. */
  shutdown(): Promise<void>;
}

/** What runs when Grafana traces nothing. */
export const noTracing: Tracing = {
  run: (_work, run) => run(),
  shutdown: () => Promise.resolve(),
};
