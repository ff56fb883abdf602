import { type Ref, useLayoutEffect, useRef, useState } from 'react';

export interface Caret {
  readonly inputRef: Ref<HTMLInputElement>;
  /** Where the caret is; undefined while the field does not have the focus or a selection is made in it. */
  readonly position: number | undefined;
  /** Reads it from the field, after anything that may have moved it. */
  readonly read: () => void;
  /** Puts it somewhere when the text has been drawn. */
  readonly moveTo: (position: number) => void;
  readonly forget: () => void;
}

/** Follows the caret of a text field. */
export function useCaret(): Caret {
  const inputRef = useRef<HTMLInputElement>(null);
  const [position, setPosition] = useState<number>();
  const wanted = useRef<number | undefined>(undefined);
  useLayoutEffect(() => {
    if (wanted.current !== undefined) {
      inputRef.current?.setSelectionRange(wanted.current, wanted.current);
      wanted.current = undefined;
    }
  });
  return {
    inputRef,
    position,
    read: () => {
      const { current } = inputRef;
      const isPoint = current !== null && current.selectionStart === current.selectionEnd;
      setPosition(isPoint ? (current.selectionStart ?? undefined) : undefined);
    },
    moveTo: (next) => {
      wanted.current = next;
      setPosition(next);
    },
    forget: () => setPosition(undefined),
  };
}
