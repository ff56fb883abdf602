/** Where finished log lines go. */
export interface LogSink {
  /** `line` has no line break. */
  write(line: string): void;
  /** Resolves when what was written has left the process, or after `limitMs`. */
  flush(limitMs: number): Promise<void>;
}
