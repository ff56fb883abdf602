import { type RefObject, useEffect, useRef } from 'react';

/**
 * Keeps the keyboard in a list whose rows come, go and move: a row that moves takes the focus along, and what is pressed
 * may be disabled or gone with it.
 * @param drawn changes with the rows
 * @returns to be called before a change, with CSS selectors of what is to have the focus after it: the first one counts
 * that is there and can be used
 */
export function useRowFocus(
  listRef: RefObject<HTMLElement | null>,
  drawn: unknown
): (...wishes: readonly string[]) => void {
  const wishes = useRef<readonly string[]>([]);
  useEffect(() => {
    const { current } = wishes;
    wishes.current = [];
    for (const wish of current) {
      const found = listRef.current?.querySelector<HTMLElement>(wish);
      if (found && !found.matches(':disabled, [aria-disabled="true"]')) {
        found.focus();
        return;
      }
    }
  }, [drawn, listRef]);
  return (...selectors) => {
    wishes.current = selectors;
  };
}
