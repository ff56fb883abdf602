const WORDS = /[\p{L}\p{N}_]+/gu;

/**
 * A text as free text is looked for in it: words of letters, digits and underscores in lower case, a space around each.
 * Other characters cannot be searched for (https://docs.datadoghq.com/logs/explorer/search_syntax/).
 */
export function toWords(text: string): string {
  const words = text.toLowerCase().match(WORDS);
  return words === null ? ' ' : ` ${words.join(' ')} `;
}
