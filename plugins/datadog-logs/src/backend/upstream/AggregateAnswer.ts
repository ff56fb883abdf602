/** The values of one compute over time; equally long. Datadog leaves out buckets without logs. */
export interface TimedValues {
  /** Start of each bucket, epoch ms, ascending. */
  readonly timesMs: readonly number[];
  /** `null` where there is nothing to work out. */
  readonly values: ReadonlyArray<number | null>;
}

/** A group and what was worked out of its logs. */
export interface AggregateBucket {
  /** The group's value for each facet; none without grouping. */
  readonly by: Readonly<Record<string, string>>;
  /** In the order of the request's computes: one value, or those of each bucket of time where an interval was asked. */
  readonly computes: ReadonlyArray<number | null | TimedValues>;
}

/** Something that Datadog says about an answer, such as that an index is unknown. */
export interface AnswerWarning {
  readonly code: string;
  readonly title: string;
  readonly detail: string;
}

/** How an answer came about. */
export interface AnswerState {
  /** `timeout`: Datadog gave up before all logs were looked at, and what it counted is too little. */
  readonly status: 'done' | 'timeout';
  readonly warnings: readonly AnswerWarning[];
}

/** The whole answer to an AggregateRequest, in plain JSON. */
export interface AggregateAnswer extends AnswerState {
  /** Without any log there may be no bucket. */
  readonly buckets: readonly AggregateBucket[];
}

/** One page of it. */
export interface AggregatePage extends AggregateAnswer {
  /** Where the next page begins. */
  readonly after?: string;
}
