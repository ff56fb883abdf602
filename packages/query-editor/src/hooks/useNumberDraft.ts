import { type KeyboardEvent } from 'react';
import { useDraft } from './useDraft';

export interface NumberDraftOptions {
  /** Undefined: the default applies. */
  readonly value: number | undefined;
  /** A value equal to it is committed as undefined. */
  readonly defaultValue?: number;
  /** Smallest whole number accepted. */
  readonly min: number;
  /** Largest one; left out: there is none. */
  readonly max?: number;
  /** Called on Enter and when the field is left, with a number in range or with undefined for the default. */
  readonly onCommit: (value: number | undefined) => void;
}

export interface NumberDraft {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** What is wrong with it. */
  readonly error: string | undefined;
  readonly commit: () => void;
  /** Enter commits, Escape takes back. */
  readonly handleKeyDown: (event: KeyboardEvent) => void;
}

/** A whole number being typed over a saved one. */
export function useNumberDraft({
  value,
  defaultValue,
  min,
  max = Infinity,
  onCommit,
}: NumberDraftOptions): NumberDraft {
  const draft = useDraft(numberText(value));
  const parsed = parseWholeNumber(draft.text, { min, max });
  const commit = () => {
    if (parsed.kind === 'invalid') {
      return;
    }
    const next = parsed.value === defaultValue ? undefined : parsed.value;
    draft.setText(numberText(next));
    if (next !== value) {
      onCommit(next);
    }
  };
  return {
    text: draft.text,
    setText: draft.setText,
    error: parsed.kind === 'invalid' ? rangeText(min, max) : undefined,
    commit,
    handleKeyDown: ({ key }) => {
      if (key === 'Enter') {
        commit();
      } else if (key === 'Escape') {
        draft.reset();
      }
    },
  };
}

/** A number as it stands in a field. */
export const numberText = (value: number | undefined): string => (value === undefined ? '' : String(value));

const rangeText = (min: number, max: number): string =>
  max === Infinity ? `Whole number of at least ${min}` : `Whole number from ${min} to ${max}`;

type ParsedNumber = { readonly kind: 'valid'; readonly value: number | undefined } | { readonly kind: 'invalid' };

function parseWholeNumber(text: string, range: { readonly min: number; readonly max: number }): ParsedNumber {
  const trimmed = text.trim();
  if (trimmed === '') {
    return { kind: 'valid', value: undefined };
  }
  const value = Number(trimmed);
  return /^\d+$/.test(trimmed) && value >= range.min && value <= range.max
    ? { kind: 'valid', value }
    : { kind: 'invalid' };
}
