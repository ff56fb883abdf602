import { OptionsReader } from '@glance/simulator-common';
import type { MailQuestion } from '../truth/countMail';

/** A {@link MailQuestion}, and whose mail is meant. */
export interface SentMailQuestion extends MailQuestion {
  /** An account or subuser. */
  readonly username: string;
}

/**
 * Reads a question for the truth that came as JSON: `username`, `from`, `to`, `asOf` (ISO 8601 or epoch milliseconds),
 * otherwise the fields of {@link MailQuestion}. @throws RangeError naming what is wrong
 */
export function parseMailQuestion(json: unknown): SentMailQuestion {
  const options = new OptionsReader(json);
  const [username, from, to] = [options.text('username'), options.text('from'), options.text('to')];
  if (username === undefined || from === undefined || to === undefined) {
    throw new RangeError('Expected a question with username, from and to.');
  }
  const [timeZone, asOfMs] = [options.text('timeZone'), options.instant('asOf')];
  const question = {
    username,
    from,
    to,
    ...(timeZone !== undefined && { timeZone }),
    ...(asOfMs !== undefined && { asOfMs }),
    category: options.text('category'),
    provider: options.text('provider'),
  };
  options.refuseOthers();
  return question;
}
