/** A variable as it stands in a text. */
export interface PlainVariable {
  readonly written: string;
  readonly name: string;
}

// `$name`, `${name}` or `[[name]]`.
const PLAIN_VARIABLE = /\$\{([A-Za-z_]\w*)\}|\$([A-Za-z_]\w*)|\[\[([A-Za-z_]\w*)\]\]/g;

/**
 * The variables in a text whose values are put in place by us. One with a format, `${name:csv}`, is text of the user's
 * own making.
 */
export function plainVariables(text: string): readonly PlainVariable[] {
  return [...text.matchAll(PLAIN_VARIABLE)].map((match) => ({
    written: match[0],
    name: match[1] ?? match[2] ?? match[3] ?? '',
  }));
}
