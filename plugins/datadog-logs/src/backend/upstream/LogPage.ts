import type { AnswerState } from './AggregateAnswer';

/** A log as Datadog keeps it; what it does not have is empty. */
export interface LogEvent {
  readonly id: string;
  /** Epoch ms. */
  readonly timestampMs: number;
  readonly message: string;
  /** Datadog's level, such as `error` or `warn`. */
  readonly status: string;
  readonly service: string;
  readonly host: string;
  /** Such as `env:prod`. */
  readonly tags: readonly string[];
  /** What else the log says, as it was sent. */
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** A page of logs, in the order asked for. */
export interface LogPage extends AnswerState {
  readonly events: readonly LogEvent[];
  /** Where the next page begins; undefined on the last one. Datadog forgets it after a while. */
  readonly after?: string;
}
