import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Button, IconButton, useStyles2 } from '@grafana/ui';
import { type ReactNode } from 'react';
import { EditorHint, type HintSeverity } from './EditorHint';
import { useEntryFocus } from './hooks/useEntryFocus';

/** What an entry still needs (`info`), or what is wrong with it. */
export interface EntryProblem {
  readonly severity: HintSeverity;
  readonly text: string;
}

export interface EntryListProps {
  /** Prefix of test ids, and what the list is for in words: "grouping", "filter". */
  readonly id: string;
  readonly noun: string;
  readonly entries: readonly ReactNode[];
  readonly onAdd: () => void;
  readonly onRemove: (index: number) => void;
  /** Why no further entry can be added. */
  readonly fullReason?: string;
  readonly problemOf?: (index: number) => EntryProblem | undefined;
}

/**
 * Entries that can be added and removed, each with what is wrong with it. The focus goes to what was added, and beside
 * what was removed.
 */
export function EntryList({ id, noun, entries, onAdd, onRemove, fullReason, problemOf }: EntryListProps) {
  const styles = useStyles2(getStyles);
  const { listRef, followAdded, followRemoved } = useEntryFocus(entries.length);
  return (
    <div ref={listRef} className={styles.list}>
      {entries.map((entry, index) => {
        const problem = problemOf?.(index);
        return (
          <div key={index} className={styles.entry}>
            <div className={styles.line}>
              <div className={styles.controls}>{entry}</div>
              <IconButton
                name="times"
                size="md"
                tooltip={`Remove ${noun} ${index + 1}`}
                className={styles.remove}
                data-testid={`${id}-${index}-remove`}
                onClick={() => {
                  followRemoved(index);
                  onRemove(index);
                }}
              />
            </div>
            {problem !== undefined && (
              <div className={styles.problem}>
                <EditorHint {...problem} />
              </div>
            )}
          </div>
        );
      })}
      <Button
        variant="secondary"
        icon="plus"
        disabled={fullReason !== undefined}
        tooltip={fullReason}
        data-testid={`${id}-add`}
        onClick={() => {
          followAdded();
          onAdd();
        }}
      >
        Add {noun}
      </Button>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: theme.spacing(1, 2) }),
  entry: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(0.5), minWidth: 0 }),
  line: css({ display: 'flex', alignItems: 'flex-start', gap: theme.spacing(0.5) }),
  remove: css({ flexShrink: 0, height: theme.spacing(theme.components.height.md) }),
  // As wide as the controls above it, however long the text is.
  problem: css({ width: 0, minWidth: '100%' }),
  controls: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5), minWidth: 0 }),
});

/** True for an entry that is wrong; one that is only unfinished is not. */
export function isInvalidEntry(problem: EntryProblem | undefined): boolean {
  return problem !== undefined && problem.severity !== 'info';
}
