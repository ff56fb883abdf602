import type { Clock } from '@glance/cache';

/** A clock that tests set, whose timers run in real time. */
export function clockWithRealTimers({ now }: Pick<Clock, 'now'>): Clock {
  return {
    now,
    setTimeout: (fn, ms) => setTimeout(fn, ms),
    clearTimeout: (handle) => clearTimeout(handle as NodeJS.Timeout),
  };
}
