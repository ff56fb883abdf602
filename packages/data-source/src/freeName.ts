/** A name that is not taken: as it is, or with the prefix before it as often as needed. */
export function freeName(name: string, taken: ReadonlySet<string>, prefix: string): string {
  let free = name;
  while (taken.has(free)) {
    free = `${prefix}${free}`;
  }
  return free;
}
