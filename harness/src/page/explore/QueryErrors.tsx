import { css } from '@emotion/css';
import { type DataQueryError, type GrafanaTheme2 } from '@grafana/data';
import { Alert, useStyles2 } from '@grafana/ui';

interface Props {
  readonly errors: readonly DataQueryError[];
}

/** Every failed query with its message in full and, below, the error as it came over the wire. */
export function QueryErrors({ errors }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <>
      {errors.map((error, index) => (
        <Alert key={index} severity="error" title={error.refId ? `Query ${error.refId} failed` : 'Query failed'}>
          <div>{error.message ?? error.data?.message ?? error.statusText ?? 'No message'}</div>
          <details>
            <summary>Raw error</summary>
            <pre className={styles.raw}>{JSON.stringify(error, null, 2)}</pre>
          </details>
        </Alert>
      ))}
    </>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return { raw: css({ margin: theme.spacing(1, 0, 0), whiteSpace: 'pre-wrap' }) };
}
