import { type FormEvent, type KeyboardEvent } from 'react';
import { closeMenu, highlightedRow, highlightFirstRow, isComboboxInput, PressedKey } from './comboboxInput';

/**
 * Handlers for what is around a picker of one value, by which Enter and Tab answer with what is typed, unless another
 * row than the first is highlighted. Grafana's own answer is the row that was highlighted, and that is one of an older
 * menu when the key comes before the menu has followed what was typed; it is no row at all, against the picker's type,
 * when the menu has fewer rows than the place of what is chosen, which Grafana keeps highlighted.
 *
 * @param answer Takes the text, without space around it and not empty. What means nothing may be dropped.
 */
export function typedAnswer(answer: (text: string) => void) {
  return {
    onInput: ({ target }: FormEvent) => {
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
      if (event.nativeEvent instanceof PressedKey) {
        event.stopPropagation();
      }
    },
  };
}
