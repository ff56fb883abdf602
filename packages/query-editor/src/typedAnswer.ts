import { type FormEvent, type KeyboardEvent } from 'react';
import {
  closeMenu,
  highlightedRow,
  highlightFirstRow,
  isComboboxInput,
  openingHandlers,
  PressedKey,
} from './comboboxInput';

export interface TypedAnswerOptions {
  /** Takes the text, without space around it and not empty. What means nothing may be dropped. */
  readonly answer: (text: string) => void;
  /** Called when the menu opens, perhaps several times. */
  readonly onOpen: () => void;
}

/**
 * Handlers for what is around a picker of one value, by which Enter and Tab answer with what is typed, unless another
 * row than the first is highlighted. Grafana's own answer is the row that was highlighted, and that is one of an older
 * menu when the key comes before the menu has followed what was typed; it is no row at all, against the picker's type,
 * when the menu has fewer rows than the place of what is chosen, which Grafana keeps highlighted.
 */
export function typedAnswer({ answer, onOpen }: TypedAnswerOptions) {
  const opening = openingHandlers(onOpen);
  return {
    ...opening,
    onInput: (event: FormEvent) => {
      opening.onInput(event);
      const { target } = event;
      if (isComboboxInput(target) && target.value.trim() !== '') {
        queueMicrotask(() => highlightFirstRow(target));
      }
    },
    onKeyDownCapture: (event: KeyboardEvent) => {
      const { key, target, nativeEvent } = event;
      if ((key !== 'Enter' && key !== 'Tab') || nativeEvent.isComposing || !isComboboxInput(target)) {
        return;
      }
      const text = target.value.trim();
      const isOpen = target.getAttribute('aria-expanded') === 'true';
      if (!isOpen || text === '' || (highlightedRow(target) ?? 0) !== 0) {
        return;
      }
      closeMenu(target);
      answer(text);
      if (key === 'Enter') {
        event.stopPropagation();
        event.preventDefault();
      }
    },
    onKeyDown: (event: KeyboardEvent) => {
      opening.onKeyDown(event);
      if (event.nativeEvent instanceof PressedKey) {
        event.stopPropagation();
      }
    },
  };
}
