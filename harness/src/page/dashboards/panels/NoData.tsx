import { css } from '@emotion/css';
import { LoadingState, type GrafanaTheme2, type PanelData } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

interface Props {
  readonly data: PanelData;
  /** Shown once the answer is here and has nothing to draw. */
  readonly text?: string;
}

/** What an empty panel says; nothing while its first answer is under way. */
export function NoData({ data, text = 'No data' }: Props) {
  const styles = useStyles2(getStyles);
  const isWaiting = data.state === LoadingState.NotStarted || data.state === LoadingState.Loading;
  return <div className={styles.text}>{isWaiting ? '' : text}</div>;
}

function getStyles(theme: GrafanaTheme2) {
  return {
    text: css({
      display: 'flex',
      alignItems: 'center',
      justifyContent: 'center',
      height: '100%',
      color: theme.colors.text.secondary,
      fontSize: theme.typography.h5.fontSize,
    }),
  };
}
