import { type FormEvent, type KeyboardEvent, type MouseEvent } from 'react';

/** True for the input of one of Grafana's pickers, not for the buttons in it. */
export function isComboboxInput(target: EventTarget): target is HTMLInputElement {
  return target instanceof HTMLInputElement && target.getAttribute('role') === 'combobox';
}

/**
 * Handlers for what is around a picker, which hear when its menu opens: Grafana's pickers tell nobody. The menu opens
 * by a click, by an arrow key and by whatever is typed or pasted, not by the focus alone.
 */
export function openingHandlers(onOpen: (() => void) | undefined) {
  const hear = ({ target }: MouseEvent | FormEvent | KeyboardEvent) => {
    if (isComboboxInput(target)) {
      onOpen?.();
    }
  };
  return {
    onClick: hear,
    onInput: hear,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        hear(event);
      }
    },
  };
}
