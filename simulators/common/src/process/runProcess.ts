import { writeIfAsked } from './readArguments';

/** What a simulator's process serves. */
export interface Served {
  /** What others need to know of it, for JSON. */
  readonly info: object;
  /** Where to write that as well. */
  readonly infoFile?: string;
  stop(): Promise<unknown>;
}

/**
 * Runs a simulator's main function. Once it can be ended by SIGTERM and SIGINT, one line tells its info; an error is
 * told with the usage, and status 1.
 */
export function runProcess(main: () => Promise<Served>, usage: string): void {
  main()
    .then((served) => {
      for (const signal of ['SIGTERM', 'SIGINT'] as const) {
        process.once(signal, () => void served.stop().then(() => process.exit(0)));
      }
      const line = JSON.stringify(served.info);
      writeIfAsked(served.infoFile, line);
      process.stdout.write(`${line}\n`);
    })
    .catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}\n`);
      process.exit(1);
    });
}
