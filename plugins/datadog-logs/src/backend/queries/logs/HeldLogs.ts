import type { Labels } from '@glance/data-frames';
import type { LogLevel } from '../../../shared/logLevel';
import type { AnswerState } from '../../upstream/AggregateAnswer';

/** A log as it is shown. */
export interface LogLine {
  readonly id: string;
  /** Epoch ms. */
  readonly timestampMs: number;
  readonly body: string;
  readonly level: LogLevel;
  /** Named as a search names them, so that a click on one can become a filter. */
  readonly labels: Labels;
}

/** What is kept of an answer. */
export interface HeldLogs extends AnswerState {
  /** When Datadog was asked for the first page, epoch ms. */
  readonly askedAtMs: number;
  /** In the order asked for, each once. */
  readonly lines: readonly LogLine[];
  /** There may be more in the range: as many as were asked for came. */
  readonly isCut: boolean;
}
