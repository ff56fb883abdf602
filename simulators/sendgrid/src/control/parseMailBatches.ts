import { OptionsReader } from '@glance/simulator-common';
import { type Counts, type Metric, METRICS } from '../mail/Figures';
import type { MailBatch } from '../mail/MailBatch';

/**
 * Reads mail that came as JSON: `time` (ISO 8601 or epoch milliseconds), `counts`, `later` (`afterSeconds` and `counts`
 * each), otherwise the fields of {@link MailBatch}. @throws RangeError naming what is wrong
 */
export function parseMailBatches(json: unknown): readonly MailBatch[] {
  return listOf(json, 'mail').map((item) => {
    const options = new OptionsReader(item);
    const timeMs = options.instant('time');
    if (timeMs === undefined) {
      throw new RangeError(`Expected mail with a time, got ${JSON.stringify(item)}.`);
    }
    const batch: MailBatch = {
      timeMs,
      categories: options.texts('categories'),
      provider: options.text('provider'),
      counts: countsOf(options),
      later: listOf(options.raw('later') ?? [], 'later counts').map(parseLater),
    };
    options.refuseOthers();
    return batch;
  });
}

function parseLater(json: unknown): { readonly afterMs: number; readonly counts: Counts } {
  const options = new OptionsReader(json);
  const later = { afterMs: (options.positive('afterSeconds') ?? 0) * 1000, counts: countsOf(options) };
  options.refuseOthers();
  return later;
}

function countsOf(options: OptionsReader): Counts {
  const counts = Object.entries(options.record('counts') ?? {});
  for (const [metric, count] of counts) {
    if (!METRICS.includes(metric as Metric) || typeof count !== 'number') {
      throw new RangeError(`Expected counts of ${METRICS.join(', ')}, got ${JSON.stringify({ [metric]: count })}.`);
    }
  }
  return Object.fromEntries(counts) as Counts;
}

function listOf(json: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(json)) {
    throw new RangeError(`Expected an array of ${what}.`);
  }
  return json;
}
