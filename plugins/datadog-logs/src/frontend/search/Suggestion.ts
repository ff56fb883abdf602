import { type PickerOption } from '@glance/query-editor';

/** Something that could stand where the caret is. */
export interface Suggestion {
  /** As it is read. */
  readonly label: string;
  readonly description?: string;
  /** What is written in the search text, with quotes and escapes. */
  readonly inserted: string;
}

const MOST_SHOWN = 100;

/**
 * The options that have what was typed in them, those that begin with it first, each as it is written.
 * @param write how an option's value is written in a search text
 */
export function suggestionsOf(
  options: readonly PickerOption[],
  typed: string,
  write: (value: string) => string
): readonly Suggestion[] {
  const wanted = typed.toLowerCase();
  const rankOf = ({ value }: PickerOption) => {
    const text = value.toLowerCase();
    return text.startsWith(wanted) ? 0 : text.includes(wanted) ? 1 : 2;
  };
  return options
    .map((option) => ({ option, rank: rankOf(option) }))
    .filter(({ rank }) => rank < 2)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST_SHOWN)
    .map(({ option: { value, label = value, description } }) => ({ label, description, inserted: write(value) }));
}
