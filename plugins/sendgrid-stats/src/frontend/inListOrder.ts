/**
 * A choice in the order of the list that it was made from, so that the same choice is the same query, and the default
 * one is not saved. What is not in the list, such as a variable, comes last.
 */
export function inListOrder<T extends string>(chosen: readonly string[], list: readonly T[]): readonly T[] {
  const others = chosen.filter((value) => !list.some((known) => known === value));
  // A variable stands for what is in the list.
  return [...list.filter((known) => chosen.includes(known)), ...(others as T[])];
}
