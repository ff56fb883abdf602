/** A tag's key and value; a tag without a colon has no key. */
export function tagParts(tag: string): { readonly key: string; readonly value: string } {
  const colon = tag.indexOf(':');
  return colon === -1 ? { key: '', value: tag } : { key: tag.slice(0, colon), value: tag.slice(colon + 1) };
}
