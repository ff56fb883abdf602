import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { useEffect, useRef } from 'react';
import { type Suggestion } from './Suggestion';

export interface SuggestionListProps {
  readonly id: string;
  /** For screen readers. */
  readonly label: string;
  readonly suggestions: readonly Suggestion[];
  /** Which one the keyboard is on. */
  readonly active: number | undefined;
  readonly onChoose: (suggestion: Suggestion) => void;
  /** Said in place of suggestions, or below them. */
  readonly note?: string;
}

/** The id of a suggestion's element, by which an input points at it. */
export const suggestionId = (listId: string, index: number): string => `${listId}-${index}`;

/** Suggestions below a text field, which keeps the focus. */
export function SuggestionList({ id, label, suggestions, active, onChoose, note }: SuggestionListProps) {
  const styles = useStyles2(getStyles);
  const activeRef = useRef<HTMLLIElement>(null);
  useEffect(() => {
    // In newer browsers this gives a promise, which React would take for a clean-up function.
    void activeRef.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    // The field would lose the focus to a press anywhere in here, the scroll bar included.
    <div className={styles.menu} onMouseDown={(event) => event.preventDefault()}>
      {suggestions.length > 0 && (
        <ul id={id} role="listbox" aria-label={label} className={styles.list}>
          {suggestions.map((suggestion, index) => (
            <li
              key={suggestion.inserted}
              id={suggestionId(id, index)}
              ref={index === active ? activeRef : undefined}
              role="option"
              aria-selected={index === active}
              className={cx(styles.option, index === active && styles.active)}
              onClick={() => onChoose(suggestion)}
            >
              <span className={styles.label}>{suggestion.label}</span>
              {suggestion.description && <span className={styles.description}>{suggestion.description}</span>}
            </li>
          ))}
        </ul>
      )}
      {note !== undefined && (
        <div className={styles.note} role="status">
          {note}
        </div>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  menu: css({
    position: 'absolute',
    top: '100%',
    left: 0,
    zIndex: theme.zIndex.dropdown,
    minWidth: theme.spacing(30),
    maxWidth: '100%',
    marginTop: theme.spacing(0.25),
    background: theme.colors.background.elevated,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    boxShadow: theme.shadows.z3,
  }),
  list: css({
    listStyle: 'none',
    maxHeight: theme.spacing(30),
    overflowY: 'auto',
    padding: theme.spacing(0.5, 0),
  }),
  option: css({
    display: 'flex',
    justifyContent: 'space-between',
    gap: theme.spacing(2),
    padding: theme.spacing(0.5, 1),
    cursor: 'pointer',
    '&:hover': { background: theme.colors.action.hover },
  }),
  active: css({ background: theme.colors.action.focus }),
  label: css({ fontFamily: theme.typography.fontFamilyMonospace, overflowWrap: 'anywhere' }),
  description: css({ color: theme.colors.text.secondary, flexShrink: 0, maxWidth: '60%' }),
  note: css({
    padding: theme.spacing(0.5, 1),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    overflowWrap: 'anywhere',
  }),
});
