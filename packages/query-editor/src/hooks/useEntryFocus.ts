import { type Ref, useCallback, useEffect, useRef } from 'react';

export interface EntryFocus {
  /** For the element that holds one child for each entry, and the button that adds one as its last. */
  readonly listRef: Ref<HTMLDivElement>;
  /** To be called when an entry is about to be added: the focus goes to its first control. */
  readonly followAdded: () => void;
  /** To be called when an entry is about to be removed: the focus goes to the neighbour's last control, or to the adding button. */
  readonly followRemoved: (index: number) => void;
}

interface Wish {
  /** How many entries there are once the change has arrived. */
  readonly count: number;
  readonly find: (list: Element) => HTMLElement | undefined;
}

/**
 * Keeps the keyboard in a list whose entries come and go. What was pressed may vanish with its entry, or be drawn anew
 * because it is disabled now, and the focus would be lost.
 */
export function useEntryFocus(count: number): EntryFocus {
  const listRef = useRef<HTMLDivElement>(null);
  const wish = useRef<Wish | undefined>(undefined);

  // The entries change when the owner of the value has taken the change, which may be later.
  useEffect(() => {
    const { current } = wish;
    wish.current = undefined;
    if (current?.count === count && listRef.current !== null) {
      current.find(listRef.current)?.focus();
    }
  }, [count]);

  const followAdded = useCallback(() => {
    wish.current = { count: count + 1, find: (list) => controlsOf(list.children[count])[0] };
  }, [count]);
  const followRemoved = useCallback(
    (index: number) => {
      const left = count - 1;
      const neighbour = Math.min(index, left - 1);
      wish.current = { count: left, find: (list) => controlsOf(left === 0 ? list : list.children[neighbour]).at(-1) };
    },
    [count]
  );
  return { listRef, followAdded, followRemoved };
}

function controlsOf(element: Element | undefined): readonly HTMLElement[] {
  return element === undefined ? [] : [...element.querySelectorAll<HTMLElement>('input, select, textarea, button')];
}
