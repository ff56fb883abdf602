/** What a contender is to do. */
export interface Contest {
  /** Questions are numbered from 0; each has a key of its own, made beforehand. */
  readonly questions: number;
  /** About how many answers may be kept. */
  readonly kept: number;
  readonly load: (nth: number) => Promise<object>;
}

/** A cache that is measured beside others. */
export interface Contender {
  /** Asks the nth question, and again the first one after the last. */
  ask(nth: number): Promise<unknown>;
}

export const hourMs = 3_600_000;

/** An answer of one row a day, as a month of costs has. */
export function monthOfRows(nth: number): object {
  return { rows: Array.from({ length: 30 }, (_, day) => [day, nth + day / 10]) };
}
