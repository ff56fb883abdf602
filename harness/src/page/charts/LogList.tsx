import { css, cx } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2, type TimeZone } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { useId, useState } from 'react';
import { levelColor } from './levelColor';
import { type LogLine } from './logLines';

interface Props {
  readonly lines: readonly LogLine[];
  readonly timeZone: TimeZone;
  readonly height: number;
}

/** Log lines below each other; a click, or Enter, shows a line in full with its labels. */
export function LogList({ lines, timeZone, height }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <ol className={styles.list} style={{ height }} aria-label="Log lines">
      {lines.map((line) => (
        <LogRow key={line.key} line={line} timeZone={timeZone} />
      ))}
    </ol>
  );
}

function LogRow({ line, timeZone }: { readonly line: LogLine; readonly timeZone: TimeZone }) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <li className={styles.row} style={{ borderLeftColor: levelColor(line.level, theme) }}>
      <button
        type="button"
        className={styles.line}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        <span className={styles.time}>{dateTimeFormat(line.timeMs, { timeZone, defaultWithMS: true })}</span>
        <span className={styles.level}>{line.level}</span>
        <span className={cx(styles.body, !isOpen && styles.cut)}>{line.body}</span>
      </button>
      {isOpen && (
        <dl id={id} className={styles.labels}>
          {line.labels.map(([name, value]) => (
            <div key={name} className={styles.label}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    list: css({ listStyle: 'none', margin: 0, padding: 0, overflowY: 'auto' }),
    row: css({
      borderLeft: '4px solid',
      marginBottom: 1,
      // Lines out of sight cost nothing until they are scrolled to.
      contentVisibility: 'auto',
      containIntrinsicSize: 'auto 24px',
    }),
    line: css({
      display: 'flex',
      flexWrap: 'wrap',
      columnGap: theme.spacing(1.5),
      width: '100%',
      padding: theme.spacing(0.25, 1),
      border: 'none',
      background: 'none',
      textAlign: 'left',
      fontFamily: theme.typography.fontFamilyMonospace,
      fontSize: theme.typography.bodySmall.fontSize,
      '&:hover': { background: theme.colors.action.hover },
      '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: -2 },
    }),
    time: css({ color: theme.colors.text.secondary, whiteSpace: 'nowrap' }),
    level: css({ width: '8ch', flexShrink: 0 }),
    body: css({ flex: '1 1 30ch', minWidth: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }),
    cut: css({ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
    labels: css({
      margin: 0,
      padding: theme.spacing(0.5, 1, 1, 3),
      fontFamily: theme.typography.fontFamilyMonospace,
      fontSize: theme.typography.bodySmall.fontSize,
    }),
    label: css({
      display: 'grid',
      gridTemplateColumns: 'min(24ch, 35%) minmax(0, 1fr)',
      gap: theme.spacing(1),
      '& dt': { color: theme.colors.text.secondary, fontWeight: 'normal', overflowWrap: 'anywhere' },
      '& dd': { margin: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' },
    }),
  };
}
