import type { CacheAnswer } from '@glance/cache';
import type { Notice } from '@glance/data-frames';

/** Something to choose: what people see, and what stands in a query. */
export interface Option {
  readonly text: string;
  readonly value: string;
}

/** Options with where they come from. */
export interface OptionList {
  /** By text, each once. */
  readonly options: readonly Option[];
  /** The lists that the options come from. */
  readonly answers: ReadonlyArray<Pick<CacheAnswer<unknown>, 'fetchedAtMs' | 'stale'>>;
  /** What was asked, a line each: `GET /subscriptions`. */
  readonly requests: readonly string[];
  readonly notices: readonly Notice[];
  /** True when there is more than these. */
  readonly isCut: boolean;
}

/** A list for an editor or a variable has no more options than this. */
const MAX_OPTIONS = 10_000;

const CUT: Notice = {
  severity: 'warning',
  text: 'There are more values than are listed here: narrow what is asked for to see the rest',
};

interface OptionListInput extends Omit<OptionList, 'isCut'> {
  readonly isCut?: boolean;
  /** The options come in an order that is to be kept. */
  readonly isInOrder?: boolean;
}

/**
 * Sorts options by text (by UTF-16 code unit, as everywhere) unless they are in order, leaves out what is too many and
 * says so.
 */
export function optionList({ isInOrder = false, ...parts }: OptionListInput): OptionList {
  const sorted = isInOrder ? parts.options : [...parts.options].sort(byText);
  const isCut = parts.isCut === true || sorted.length > MAX_OPTIONS;
  return {
    ...parts,
    options: sorted.slice(0, MAX_OPTIONS),
    notices: isCut ? [...parts.notices, CUT] : parts.notices,
    isCut,
  };
}

function byText(a: Option, b: Option): number {
  return a.text < b.text ? -1 : Number(a.text > b.text);
}

/** Options whose text is their value. */
export function plainOptions(values: readonly string[]): readonly Option[] {
  return values.map((value) => ({ text: value, value }));
}
