/** How deep values may be nested: deeper ones could overflow the stack of whoever reads them. */
export const maxDepth = 500;

/** What stands for a value that JSON cannot hold: an object with the one key `$`. */
export interface Mark {
  readonly $: readonly unknown[];
}

/** Wraps a kind and its arguments. Plain objects that have a key `$` themselves are marked `object`. */
export function mark(content: readonly unknown[]): Mark {
  return { $: content };
}

/** The kind and arguments of a mark, `undefined` for an ordinary object. */
export function readMark(value: object): readonly unknown[] | undefined {
  const content: unknown = '$' in value ? value.$ : undefined;
  return Array.isArray(content) ? content : undefined;
}
