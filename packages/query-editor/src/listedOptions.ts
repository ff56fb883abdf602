import { type LoadedOptions } from './hooks/useResourceOptions';

/** Values to pick from, as a backend lists them. */
export interface ListedValues {
  readonly values: readonly string[];
  /** What is to be known of them: a part that could not be asked, or that there are more. */
  readonly notices: readonly string[];
}

/** Values as a picker offers them. */
export function listedOptions({ values, notices }: ListedValues): LoadedOptions {
  return { options: values.map((value) => ({ value, label: value })), notes: notices };
}
