import type { JsonReader } from '@glance/simulator-common';
import { ArmError } from '../ArmError';
import { type Day, firstOfMonth, parseIsoDay, weekday } from '../model/calendar';
import { invalidQuery } from './queryReader';

const TIMEFRAMES = [
  'MonthToDate',
  'BillingMonthToDate',
  'TheLastMonth',
  'TheLastBillingMonth',
  'WeekToDate',
  'Custom',
] as const;
/** Azure's "1 year" counts both ends; users report 364 days from first to last as the longest that passes. */
const LONGEST_SPAN_DAYS = 364;

/** Days that a query covers, both included. */
export interface Period {
  readonly firstDay: Day;
  readonly lastDay: Day;
}

/** Reads `timeframe` and `timePeriod` of a query; the latter is for `Custom` alone, and required there. */
export function parsePeriod(timeframe: JsonReader, timePeriod: JsonReader, today: Day): Period {
  const name = timeframe.oneOf(TIMEFRAMES);
  if (name !== 'Custom' && !timePeriod.isMissing) {
    throw invalidQuery(`timePeriod is valid only with timeframe 'Custom'`);
  }
  switch (name) {
    case 'MonthToDate':
    case 'BillingMonthToDate':
      return { firstDay: firstOfMonth(today), lastDay: today };
    case 'TheLastMonth':
    case 'TheLastBillingMonth':
      return { firstDay: firstOfMonth(today, -1), lastDay: firstOfMonth(today) - 1 };
    case 'WeekToDate':
      return { firstDay: today - weekday(today), lastDay: today };
    case 'Custom':
      return customPeriod(timePeriod);
  }
}

function customPeriod(reader: JsonReader): Period {
  const fields = reader.object(['from', 'to']);
  const firstDay = requiredDay(fields.from, 'from');
  const lastDay = requiredDay(fields.to, 'to');
  if (lastDay < firstDay) {
    throw invalidQuery(`timePeriod.from must not be later than timePeriod.to`);
  }
  if (lastDay - firstDay > LONGEST_SPAN_DAYS) {
    throw new ArmError(
      400,
      'BadRequest',
      'The time period for pulling the data cannot exceed 1 year(s), if a higher range of data is needed, please use ' +
        'the exports API from Cost Management at aka.ms/costsmanagementapi.'
    );
  }
  return { firstDay, lastDay };
}

function requiredDay(reader: JsonReader, name: string): Day {
  const text = reader.string();
  const day = parseIsoDay(text);
  if (day === undefined) {
    throw invalidQuery(`Invalid timePeriod.${name}: '${text}'`);
  }
  return day;
}
