import { findTemplateVariable } from '@glance/user-input';
import { type EntryProblem } from './EntryList';

/** Something to say beside a part of a query editor. */
export interface PartWarning<Part extends string> extends EntryProblem {
  readonly part: Part;
  /** Which entry of the part; undefined: the part as a whole. */
  readonly index?: number;
}

/** The warnings of one part, or of one of its entries. */
export function warningsFor<Part extends string>(
  warnings: ReadonlyArray<PartWarning<Part>>,
  part: Part,
  index?: number
): ReadonlyArray<PartWarning<Part>> {
  return warnings.filter((warning) => warning.part === part && warning.index === index);
}

/** What is wrong with texts of an alert rule that have a variable in them; nothing where they have none. */
export function variableWarnings<Part extends string>(
  part: Part,
  texts: readonly string[],
  index?: number
): ReadonlyArray<PartWarning<Part>> {
  const variable = texts.map(findTemplateVariable).find((found) => found !== undefined);
  return variable === undefined
    ? []
    : [{ part, index, severity: 'warning', text: `An alert rule has no variables: replace ${variable} by its value` }];
}
