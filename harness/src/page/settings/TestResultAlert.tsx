import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Alert, Icon, useStyles2, type IconName } from '@grafana/ui';
import { type HealthStep, type TestResult } from './TestResult';

interface Props {
  readonly result: TestResult | undefined;
}

const icons = { ok: 'check', error: 'exclamation-triangle', skipped: 'minus' } as const satisfies Record<
  HealthStep['status'],
  IconName
>;

/** The message of "Save & test" with the steps of the health check below. Announced by screen readers. */
export function TestResultAlert({ result }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div aria-live="polite">
      {result && (
        <Alert severity={result.isOk ? 'success' : 'error'} title={result.message}>
          {result.steps.length > 0 && (
            <ol aria-label="Steps of the health check" className={styles.steps}>
              {result.steps.map(({ name, status, message }) => (
                <li key={name} className={styles.step}>
                  <Icon name={icons[status]} />
                  <span>
                    <strong>{name}</strong> {status}
                    {message && `: ${message}`}
                  </span>
                </li>
              ))}
            </ol>
          )}
        </Alert>
      )}
    </div>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    steps: css({ listStyle: 'none', margin: 0, padding: 0 }),
    step: css({ display: 'flex', gap: theme.spacing(1) }),
  };
}
