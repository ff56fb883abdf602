export { addMonths, type BillingMonth, endOfMonth, monthOf, startOfMonth } from './BillingMonth';
export {
  addDays,
  calendarDay,
  type CalendarDay,
  DAY_MS,
  dateOf,
  daysBetween,
  earlierDay,
  laterDay,
} from './CalendarDay';
export { type CalendarPiece, monthPieces, neighbouringRuns, neverAskedDays } from './CalendarPiece';
export { type CalendarWeek, endOfWeek, startOfWeek, weekOf } from './CalendarWeek';
export { dayOf, startOfDay } from './dayOf';
export { type AskedRange, dayRange, daysOfMonths, dayTimes, monthRange, monthTimes } from './dayRange';
export { formatDay, formatMonth, parseBillingMonth, parseDay } from './dayText';
export { type DenseSeries, fillGaps, type Point } from './fillGaps';
export { type DayRange, isWithin, type MonthRange, type Span, spanLength } from './Span';
export { splitDays } from './splitDays';
export { firstUnsettledDay, isUnsettledMonth } from './unsettled';
export { parseUsageDate, toUsageDate } from './usageDate';
