import { SettingsSection, type SecretState } from '@glance/query-editor';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Badge, Icon, IconButton, useStyles2 } from '@grafana/ui';
import { type AccountModel } from '../../shared/SendGridSettings';
import { accountName } from '../accountName';
import { accountSummary } from '../accountSummary';
import { AccountFields } from './AccountFields';
import { type AccountProblems } from './accountProblems';

export interface AccountRowProps {
  /** Prefix of ids, of this account alone. */
  readonly id: string;
  readonly account: AccountModel;
  readonly apiKey: SecretState;
  readonly problems: AccountProblems;
  readonly isOpen: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** True for a provisioned data source. */
  readonly readOnly: boolean;
  readonly onToggle: () => void;
  readonly onChange: (change: Partial<Omit<AccountModel, 'id'>>) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

/** One account: a line that tells it from the others, and its fields below when it is opened. */
export function AccountRow(props: AccountRowProps) {
  const { id, account, apiKey, problems, isOpen, isFirst, isLast, readOnly } = props;
  const styles = useStyles2(getStyles);
  const name = accountName(account);
  const [problem] = Object.values(problems);
  return (
    <li className={styles.row} data-testid={id} data-account={account.id}>
      <div className={styles.header}>
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={isOpen}
          aria-controls={`${id}-fields`}
          onClick={props.onToggle}
        >
          <Icon name={isOpen ? 'angle-down' : 'angle-right'} />
          <span className={styles.text}>
            <span className={styles.name}>{name}</span>
            <span className={styles.summary}>{accountSummary(account)}</span>
          </span>
          {problem !== undefined && <Badge color="red" icon="exclamation-circle" text="Wrong" tooltip={problem} />}
          {!apiKey.isConfigured && apiKey.value === '' && <Badge color="orange" text="No API key" />}
        </button>
        {!readOnly && (
          <div className={styles.actions}>
            <IconButton
              name="arrow-up"
              tooltip={`Move ${name} up`}
              data-move="-1"
              disabled={isFirst}
              onClick={() => props.onMove(-1)}
            />
            <IconButton
              name="arrow-down"
              tooltip={`Move ${name} down`}
              data-move="1"
              disabled={isLast}
              onClick={() => props.onMove(1)}
            />
            <IconButton name="trash-alt" tooltip={`Remove ${name}`} data-remove onClick={props.onRemove} />
          </div>
        )}
      </div>
      {isOpen && (
        <div id={`${id}-fields`} className={styles.fields} role="group" aria-label={name}>
          <SettingsSection readOnly={readOnly}>
            <AccountFields id={id} account={account} apiKey={apiKey} problems={problems} onChange={props.onChange} />
          </SettingsSection>
        </div>
      )}
    </li>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({
    listStyle: 'none',
    background: theme.colors.background.secondary,
    borderRadius: theme.shape.radius.default,
  }),
  header: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), paddingRight: theme.spacing(1) }),
  toggle: css({
    display: 'flex',
    flex: 1,
    alignItems: 'center',
    gap: theme.spacing(1),
    minWidth: 0,
    minHeight: theme.spacing(5),
    padding: theme.spacing(0.5, 1),
    border: 'none',
    background: 'none',
    textAlign: 'left',
  }),
  text: css({
    display: 'flex',
    flex: 1,
    flexWrap: 'wrap',
    alignItems: 'baseline',
    gap: theme.spacing(0, 1),
    // Some beside the name and some below it would be hard to run down.
    [theme.breakpoints.down('sm')]: { flexDirection: 'column' },
  }),
  name: css({ fontWeight: theme.typography.fontWeightMedium, overflowWrap: 'anywhere' }),
  summary: css({
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    overflowWrap: 'anywhere',
  }),
  actions: css({ display: 'flex', flexShrink: 0, gap: theme.spacing(0.5) }),
  fields: css({ padding: theme.spacing(1, 2, 2, 4), '& fieldset': { marginBottom: 0 } }),
});
