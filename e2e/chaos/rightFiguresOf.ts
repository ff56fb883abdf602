import type { QueryAnswer } from '@glance/harness';

export type Answers = Readonly<Record<string, QueryAnswer>>;

/** Labels and values of the answers that are no errors, by refId; without what differs from one fetch to the next. */
export function rightFiguresOf(answers: Answers): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(answers)
      .filter(([, { error }]) => error === undefined)
      .map(([refId, { frames }]) => [
        refId,
        frames.map(({ fields }) => fields.map(({ labels, values }) => [labels, [...values]])),
      ])
  );
}
