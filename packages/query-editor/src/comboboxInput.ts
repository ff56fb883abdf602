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

/** The row of a picker's menu that is highlighted, from 0. */
export function highlightedRow(input: HTMLInputElement): number | undefined {
  const [, digits] = /-item-(\d+)$/.exec(input.getAttribute('aria-activedescendant') ?? '') ?? [];
  return digits === undefined ? undefined : Number(digits);
}

/** A key pressed for the user. Only the picker is to hear it: Grafana leaves a panel's editor on Escape. */
export class PressedKey extends KeyboardEvent {}

/** Highlights the first row of a picker's open menu. */
export function highlightFirstRow(input: HTMLInputElement): void {
  press(input, 'Home');
}

/** Closes a picker's open menu without choosing anything; what was typed is gone. */
export function closeMenu(input: HTMLInputElement): void {
  press(input, 'Escape');
}

/** Makes a text that of an input, as if it had been typed. */
export function retype(input: HTMLInputElement, text: string): void {
  // React takes no notice of what it has set itself.
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text);
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

function press(input: HTMLInputElement, key: string): void {
  input.dispatchEvent(new PressedKey('keydown', { key, bubbles: true }));
}
