import { type Compute, EMPTY_VALUE } from '../../../shared/LogCountsQuery';
import type { AggregateBucket } from '../../upstream/AggregateAnswer';
import { combine, isCombinable } from './combine';
import type { HeldCounts } from './HeldCounts';
import { type SlotAxis, slotOf } from './SlotAxis';

/** A value for each slot; `null` where Datadog has none. */
export type Slots = ReadonlyArray<number | null>;

/** A group of logs and what was worked out of them. */
interface CountedGroup {
  /** In the order of the facets, as shown: `(none)` for the empty value. */
  readonly by: readonly string[];
  /** In the order of the computes. */
  readonly values: readonly Slots[];
}

/** What is known about a range. */
export interface CountsTable {
  /** Each group once. */
  readonly groups: readonly CountedGroup[];
  /** 1 where a slot was asked about after it had begun, else 0: nobody knows that there is nothing in it. */
  readonly known: Uint8Array;
  /** Groups that Datadog tells apart are called alike, and what was worked out of them cannot be put together. */
  readonly isBlurred: boolean;
}

export interface TableShape {
  readonly axis: SlotAxis;
  /** Names of the facets, in the order of the query's groupings. */
  readonly facets: readonly string[];
  readonly computes: ReadonlyArray<Pick<Compute, 'aggregation'>>;
}

/** Puts answers about the pieces of a range together. */
export function countsTable(answers: readonly HeldCounts[], shape: TableShape): CountsTable {
  const { axis, facets } = shape;
  const groups = new Map<string, { readonly by: readonly string[]; readonly values: Array<Array<number | null>> }>();
  let isBlurred = false;
  for (const { answer } of answers) {
    for (const bucket of answer.buckets) {
      const by = facets.map((facet) => bucket.by[facet] || EMPTY_VALUE);
      const key = JSON.stringify(by);
      const group = groups.get(key) ?? { by, values: emptyValues(shape) };
      groups.set(key, group);
      isBlurred = place(bucket, group.values, shape) || isBlurred;
    }
  }
  return { groups: [...groups.values()], known: knownSlots(answers, axis), isBlurred };
}

/**
 * One slot that is the sum of all; for values that add up.
 * @param table of the same computes
 */
export function summed({ groups, isBlurred }: CountsTable): CountsTable {
  return {
    groups: groups.map(({ by, values }) => ({ by, values: values.map((slots) => [sumOf(slots)]) })),
    known: Uint8Array.of(1),
    isBlurred,
  };
}

function sumOf(slots: Slots): number | null {
  return slots.reduce((sum, value) => (value === null ? sum : (sum ?? 0) + value), null);
}

function emptyValues({ computes, axis }: TableShape): Array<Array<number | null>> {
  return computes.map(() => Array.from({ length: axis.slotCount }, () => null));
}

/** Writes a bucket's values into its group's slots; true when what was there could not be put together with it. */
function place(bucket: AggregateBucket, values: Array<Array<number | null>>, { axis, computes }: TableShape): boolean {
  let isBlurred = false;
  computes.forEach(({ aggregation }, index) => {
    const slots = values[index] ?? [];
    for (const [slot, value] of valuesOf(bucket.computes[index], axis)) {
      const before = slots[slot];
      if (before === undefined || value === null) {
        continue;
      }
      isBlurred ||= before !== null && !isCombinable(aggregation);
      slots[slot] = before === null ? value : combine(aggregation, before, value);
    }
  });
  return isBlurred;
}

function valuesOf(
  values: AggregateBucket['computes'][number] | undefined,
  axis: SlotAxis
): ReadonlyArray<readonly [slot: number, value: number | null]> {
  if (typeof values === 'object' && values !== null) {
    return values.timesMs.map((ms, index) => [slotOf(axis, ms), values.values[index] ?? null]);
  }
  return values === undefined ? [] : [[0, values]];
}

function knownSlots(answers: readonly HeldCounts[], axis: SlotAxis): Uint8Array {
  if (axis.intervalMs === undefined) {
    return Uint8Array.of(1);
  }
  const known = new Uint8Array(axis.slotCount);
  for (const { askedAtMs, askedFromMs, askedThroughMs } of answers) {
    const endMs = Math.min(askedThroughMs, askedAtMs);
    const first = Math.max(slotOf(axis, askedFromMs), 0);
    // The slot in which the end lies is known as far as it goes, one that begins there is not.
    known.fill(1, first, Math.max(slotOf(axis, endMs - 1) + 1, first));
  }
  return known;
}
