import { type Day, firstOfMonth } from '../model/calendar';
import { queryReader } from '../query/queryReader';
import { parsePeriod, type Period } from '../query/parsePeriod';

/**
 * Query processing units of a cost query: "one QPU is deducted for one month of data queried", here rounded up to whole
 * months. A body that cannot be read queries nothing. Each page counts, since each is a call of its own.
 */
export function qpuOf(body: string, today: Day): number {
  try {
    const { timeframe, timePeriod } = queryReader(JSON.parse(body) as unknown).record();
    const missing = queryReader(undefined);
    return monthsOf(parsePeriod(timeframe ?? missing, timePeriod ?? missing, today));
  } catch {
    return 0;
  }
}

/** How many months, counted from the first day, it takes to get past the last one: 1 from 15 October to 14 November. */
function monthsOf({ firstDay, lastDay }: Period): number {
  const dayOfMonth = firstDay - firstOfMonth(firstDay);
  let months = 1;
  while (firstOfMonth(firstDay, months) + dayOfMonth <= lastDay) {
    months++;
  }
  return months;
}
