/** What a hook has started; throws where it is used before. */
export function started<T>(value: T | undefined): T {
  if (value === undefined) {
    throw new Error('not started yet');
  }
  return value;
}
