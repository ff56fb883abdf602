/** What a simulator's process serves. */
export interface Served {
  stop(): Promise<unknown>;
}

/** Runs a simulator's main function: it ends on SIGTERM and SIGINT; an error is told with the usage, and status 1. */
export function runProcess(main: () => Promise<Served>, usage: string): void {
  main().then(
    (served) => {
      for (const signal of ['SIGTERM', 'SIGINT'] as const) {
        process.once(signal, () => void served.stop().then(() => process.exit(0)));
      }
    },
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}\n`);
      process.exit(1);
    }
  );
}
