import { css } from '@emotion/css';
import { Input, Spinner } from '@grafana/ui';
import { type KeyboardEvent, useState } from 'react';
import { type DataSource } from '../DataSource';
import { completionAt } from './completionAt';
import { type Suggestion } from './Suggestion';
import { suggestionId, SuggestionList } from './SuggestionList';
import { useCaret } from './useCaret';
import { type SearchSuggestions, useSearchSuggestions } from './useSearchSuggestions';

export interface SearchTextFieldProps {
  readonly id: string;
  readonly dataSource: DataSource;
  readonly value: string;
  /** Called with the trimmed text on Enter and when the field is left, if it changed. */
  readonly onCommit: (value: string) => void;
  readonly placeholder?: string;
  readonly invalid?: boolean;
}

/**
 * A Datadog search text, with what could stand at the caret below it. Suggestions never take over what is typed: one is
 * taken by a click, or with Enter or Tab when it was chosen with the arrow keys. Ctrl+Space and the arrow keys open
 * them, Escape closes them, and once more takes back what was typed.
 */
export function SearchTextField({ id, dataSource, value, onCommit, placeholder, invalid }: SearchTextFieldProps) {
  const [draft, setDraft] = useState({ saved: value, text: value });
  const text = draft.saved === value ? draft.text : value;
  const setText = (next: string) => setDraft({ saved: value, text: next });
  const { inputRef, position, read, moveTo, forget } = useCaret();
  const [isOpen, setIsOpen] = useState(false);
  const [active, setActive] = useState<number>();

  const completion = isOpen && position !== undefined ? completionAt(text, position) : undefined;
  const found = useSearchSuggestions(dataSource, completion);
  const { suggestions } = found;
  const note = noteOf(found);
  const hasOptions = suggestions.length > 0;
  const isShown = hasOptions || note !== undefined;
  const listId = `${id}-suggestions`;

  const open = (isWanted: boolean) => {
    setIsOpen(isWanted);
    setActive(undefined);
    read();
  };
  const commit = () => {
    open(false);
    const trimmed = text.trim();
    setText(trimmed);
    if (trimmed !== value) {
      onCommit(trimmed);
    }
  };
  const choose = ({ inserted }: Suggestion) => {
    if (completion !== undefined) {
      const { from, to } = completion.span;
      setText(text.slice(0, from) + inserted + text.slice(to));
      moveTo(from + inserted.length);
      setActive(undefined);
      // What follows a facet are its values.
      setIsOpen(completion.kind === 'facet');
    }
  };

  const handleKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const chosen = isShown && active !== undefined ? suggestions[active] : undefined;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        event.preventDefault();
        if (isShown) {
          setActive(step(active, event.key === 'ArrowDown' ? 1 : -1, suggestions.length));
        } else {
          open(true);
        }
        break;
      case ' ':
        if (event.ctrlKey) {
          event.preventDefault();
          open(true);
          if (found.source?.status === 'failed') {
            found.source.retry();
          }
        }
        break;
      case 'Enter':
      case 'Tab':
        if (chosen !== undefined) {
          event.preventDefault();
          choose(chosen);
        } else if (event.key === 'Enter') {
          commit();
        }
        break;
      case 'Escape':
        if (isShown) {
          // Escape closes what is around the field, too: a drawer, the panel editor.
          event.stopPropagation();
          open(false);
        } else {
          setText(value);
        }
        break;
    }
  };

  return (
    <div className={boxStyle}>
      <Input
        id={id}
        data-testid={id}
        ref={inputRef}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={hasOptions}
        aria-controls={hasOptions ? listId : undefined}
        aria-activedescendant={hasOptions && active !== undefined ? suggestionId(listId, active) : undefined}
        autoComplete="off"
        spellCheck={false}
        value={text}
        placeholder={placeholder}
        invalid={invalid}
        aria-invalid={invalid}
        suffix={found.source?.isSlow && <Spinner inline />}
        onChange={(event) => {
          setText(event.currentTarget.value);
          open(true);
        }}
        onSelect={read}
        onBlur={() => {
          commit();
          forget();
        }}
        onKeyDown={handleKeyDown}
      />
      {isShown && (
        <SuggestionList
          id={listId}
          label={found.noun}
          suggestions={suggestions}
          active={active}
          note={note}
          onChoose={choose}
        />
      )}
    </div>
  );
}

/** Round the list, over the field itself, where nothing is chosen. */
function step(active: number | undefined, by: 1 | -1, count: number): number | undefined {
  const places = count + 1;
  const next = ((active ?? count) + by + places) % places;
  return next === count ? undefined : next;
}

// Nothing is said of a list that has nothing of what was typed: it may be right all the same.
function noteOf({ source, noun }: SearchSuggestions): string | undefined {
  switch (source?.status) {
    case 'loading':
      return source.isSlow ? `Asking for ${noun}` : undefined;
    case 'failed':
      return `The list of ${noun} could not be loaded (${source.error}). Type what you need, or press Ctrl+Space to ask again`;
    case 'ready':
      return source.options.length === 0 ? `There are no ${noun} in the newest logs` : source.notes[0];
    default:
      return undefined;
  }
}

const boxStyle = css({ position: 'relative', width: '100%' });
