import { css } from '@emotion/css';
import { type DataFrame, type GrafanaTheme2, type QueryResultMetaNotice } from '@grafana/data';
import { Icon, Tooltip, useStyles2 } from '@grafana/ui';

interface Props {
  readonly frames: readonly DataFrame[];
}

/** The notices of a panel's frames as an icon in its header, as in Grafana; the texts are in its tooltip. */
export function NoticeIcon({ frames }: Props) {
  const styles = useStyles2(getStyles);
  const notices = distinctNotices(frames);
  if (notices.length === 0) {
    return null;
  }
  const isInfo = notices.every((notice) => notice.severity === 'info');
  const texts = (
    <ul className={styles.list}>
      {notices.map(({ text }) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
  return (
    <Tooltip content={texts}>
      <button type="button" className={styles.item} aria-label={notices.map(({ text }) => text).join(' ')}>
        <Icon name={isInfo ? 'info-circle' : 'exclamation-triangle'} />
      </button>
    </Tooltip>
  );
}

/** The notices without repetition: a query whose answer comes in several frames says the same in each. */
function distinctNotices(frames: readonly DataFrame[]): readonly QueryResultMetaNotice[] {
  const byText = new Map<string, QueryResultMetaNotice>();
  for (const notice of frames.flatMap((frame) => frame.meta?.notices ?? [])) {
    byText.set(`${notice.severity} ${notice.text}`, notice);
  }
  return [...byText.values()];
}

function getStyles(theme: GrafanaTheme2) {
  return {
    item: css({
      height: theme.spacing(theme.components.panel.headerHeight),
      padding: theme.spacing(0, 1),
      border: 'none',
      background: 'none',
      color: theme.colors.text.secondary,
      '&:hover': { color: theme.colors.text.primary },
    }),
    list: css({ margin: 0, paddingLeft: theme.spacing(2) }),
  };
}
