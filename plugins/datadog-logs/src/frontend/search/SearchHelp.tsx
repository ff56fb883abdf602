import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Text, TextLink, useStyles2 } from '@grafana/ui';

const SYNTAX_PAGE = 'https://docs.datadoghq.com/logs/explorer/search_syntax/';

/** What can be written, and what it finds. */
const SEARCH_SYNTAX: ReadonlyArray<{ readonly written: string; readonly finds: string }> = [
  { written: 'status:error service:web', finds: 'logs that match both terms; AND may stand between them' },
  { written: 'service:(web OR api)', finds: 'logs of either service' },
  { written: '-host:db1', finds: 'all but the logs of a host' },
  { written: '@http.status_code:[500 TO 599]', finds: 'values in a range; @ stands before attributes' },
  { written: '@duration:>1000000000', finds: 'values above a number' },
  { written: '"connection reset"', finds: 'words one after another in the message' },
  { written: 'service:"my service"', finds: 'a value with spaces or other special characters, exactly as it is' },
  { written: 'service:web-*', finds: 'values that begin alike; ? stands for one character; not in quotes' },
  { written: '-@usr.id:*', finds: 'logs without an attribute' },
  { written: 'env:$env', finds: 'the values chosen in a variable; several become ("a" OR "b"), All becomes *' },
];

/** Datadog's search syntax in short. */
export function SearchHelp() {
  const styles = useStyles2(getStyles);
  return (
    <section aria-label="Search syntax" className={styles.section}>
      <Text element="h3" variant="h5">
        Search syntax
      </Text>
      <dl className={styles.list}>
        {SEARCH_SYNTAX.map(({ written, finds }) => (
          <div key={written} className={styles.entry}>
            <dt className={styles.written}>{written}</dt>
            <dd className={styles.finds}>{finds}</dd>
          </div>
        ))}
      </dl>
      <TextLink href={SYNTAX_PAGE} external>
        All of it in Datadog’s documentation
      </TextLink>
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  section: css({ marginTop: theme.spacing(2) }),
  list: css({ margin: theme.spacing(1, 0) }),
  entry: css({
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: theme.spacing(2),
    padding: theme.spacing(0.5, 0),
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
  written: css({
    flex: `0 0 ${theme.spacing(38)}`,
    fontFamily: theme.typography.fontFamilyMonospace,
    fontWeight: theme.typography.fontWeightRegular,
  }),
  finds: css({ flex: `1 1 ${theme.spacing(30)}`, margin: 0, color: theme.colors.text.secondary }),
});
