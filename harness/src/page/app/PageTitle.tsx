import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

/** The heading of a page. */
export function PageTitle({ text }: { readonly text: string }) {
  return <h1 className={useStyles2(getStyles)}>{text}</h1>;
}

function getStyles(theme: GrafanaTheme2) {
  return css({ ...theme.typography.h3, margin: theme.spacing(0, 0, 2) });
}
