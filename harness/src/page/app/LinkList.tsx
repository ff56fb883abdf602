import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Alert, TextLink, useStyles2 } from '@grafana/ui';

/** One line of a list: where it leads, and a remark at its right. */
interface LinkItem {
  readonly key: string;
  readonly href: string;
  readonly text: string;
  readonly remark?: string;
}

interface Props {
  readonly items: readonly LinkItem[];
  /** Said when there is nothing to list. */
  readonly emptyText: string;
}

/** What a page offers to open. */
export function LinkList({ items, emptyText }: Props) {
  const styles = useStyles2(getStyles);
  if (items.length === 0) {
    return <Alert severity="info" title={emptyText} />;
  }
  return (
    <ul className={styles.list}>
      {items.map(({ key, href, text, remark }) => (
        <li key={key} className={styles.item}>
          <TextLink href={href}>{text}</TextLink>
          {remark && <span className={styles.remark}>{remark}</span>}
        </li>
      ))}
    </ul>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    list: css({ listStyle: 'none', padding: 0 }),
    item: css({
      display: 'flex',
      justifyContent: 'space-between',
      gap: theme.spacing(2),
      padding: theme.spacing(1.5, 2),
      marginBottom: theme.spacing(1),
      background: theme.colors.background.primary,
      border: `1px solid ${theme.colors.border.weak}`,
      borderRadius: theme.shape.radius.default,
    }),
    remark: css({ color: theme.colors.text.secondary }),
  };
}
