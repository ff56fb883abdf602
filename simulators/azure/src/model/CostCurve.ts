import { seededRandom } from '@glance/simulator-common';
import { type Day, dayOfMonth, weekday } from './calendar';

/** How much something costs from day to day, before Azure's own delays. Amounts are in the billing currency. */
export type CostCurve =
  /** Runs every day with noise, less on weekends, growing or shrinking evenly (0.3 is +30 % a year). */
  | {
      readonly kind: 'daily';
      readonly amount: number;
      readonly growthPerYear: number;
      readonly weekendFactor: number;
      readonly noise: number;
    }
  /** Starts small on `firstDay` and creeps up along an S, half-way after `halfwayDays`. */
  | {
      readonly kind: 'creeping';
      readonly ceiling: number;
      readonly halfwayDays: number;
      readonly weekendFactor: number;
    }
  /** One charge a month. */
  | { readonly kind: 'monthly'; readonly amount: number; readonly dayOfMonth: number }
  /** The same every day, without noise: an amortized reservation. */
  | { readonly kind: 'flat'; readonly amount: number };

/** What {@link costOnDay} needs besides the curve. */
export interface CurveContext {
  readonly seed: number;
  /** Makes the noise of different resources independent. */
  readonly resourceKey: string;
  /** Growth counts from here: on this day a daily curve costs its `amount`. */
  readonly anchorDay: Day;
  readonly firstDay: Day;
}

/** What the curve costs on a day within its life. Depends on nothing but its arguments. */
export function costOnDay(curve: CostCurve, day: Day, context: CurveContext): number {
  switch (curve.kind) {
    case 'daily': {
      const years = (day - context.anchorDay) / 365;
      const noise = 1 + curve.noise * (2 * seededRandom(context.seed, 'noise', context.resourceKey, day) - 1);
      return curve.amount * (1 + curve.growthPerYear) ** years * weekendShare(day, curve.weekendFactor) * noise;
    }
    case 'creeping': {
      const progress = 1 / (1 + Math.exp(-(day - context.firstDay - curve.halfwayDays) / (curve.halfwayDays / 4)));
      const noise = 0.94 + 0.12 * seededRandom(context.seed, 'noise', context.resourceKey, day);
      return curve.ceiling * progress * weekendShare(day, curve.weekendFactor) * noise;
    }
    case 'monthly':
      return dayOfMonth(day) === curve.dayOfMonth ? curve.amount : 0;
    case 'flat':
      return curve.amount;
  }
}

function weekendShare(day: Day, factor: number): number {
  const name = weekday(day);
  return name === 0 || name === 6 ? factor : 1;
}
