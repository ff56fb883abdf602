import { OptionsReader } from '@glance/simulator-common';
import type { CountQuestion, TruthValue } from '../truth/CountQuestion';

/**
 * Reads a question for the truth that came as JSON: `from`, `to` and `asOf` (ISO 8601 or epoch milliseconds), `where`
 * and `groupBy` as in {@link CountQuestion}. @throws RangeError naming what is wrong
 */
export function parseCountQuestion(json: unknown): CountQuestion {
  const options = new OptionsReader(json);
  const [fromMs, toMs] = [options.instant('from'), options.instant('to')];
  if (fromMs === undefined || toMs === undefined) {
    throw new RangeError('Expected a question with from and to.');
  }
  const where = Object.entries(options.record('where') ?? {}).map(([field, values]) => {
    if (![values].flat().every(isTruthValue)) {
      throw new RangeError(`Expected values for "${field}", got ${JSON.stringify(values)}.`);
    }
    return [field, values as TruthValue | readonly TruthValue[]] as const;
  });
  const question = {
    fromMs,
    toMs,
    asOfMs: options.instant('asOf'),
    where: Object.fromEntries(where),
    groupBy: options.texts('groupBy'),
  };
  options.refuseOthers();
  return question;
}

function isTruthValue(value: unknown): boolean {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
