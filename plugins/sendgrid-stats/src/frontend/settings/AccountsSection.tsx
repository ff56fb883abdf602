import { css } from '@emotion/css';
import { EditorHint, type Settings } from '@glance/query-editor';
import { type GrafanaTheme2 } from '@grafana/data';
import { Stack, Text, useStyles2 } from '@grafana/ui';
import { useRef, useState } from 'react';
import { type SendGridSecureJsonData, secretOf } from '../../shared/SendGridSettings';
import { accountName } from '../accountName';
import { type SendGridStatsOptions } from '../SendGridStatsOptions';
import { accountProblems, newNameProblem } from './accountProblems';
import { AccountRow } from './AccountRow';
import { AddAccount } from './AddAccount';
import { type Accounts } from './useAccounts';
import { useRowFocus } from './useRowFocus';

export interface AccountsSectionProps {
  readonly accounts: Accounts;
  readonly settings: Settings<SendGridStatsOptions, SendGridSecureJsonData>;
  /** True for a provisioned data source. */
  readonly readOnly: boolean;
}

/** The accounts of SendGrid that are read, in the order in which they are shown. */
export function AccountsSection({ accounts, settings, readOnly }: AccountsSectionProps) {
  const styles = useStyles2(getStyles);
  const { all, removed } = accounts;
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(all.length === 1 ? all.map(({ id }) => id) : []));
  const sectionRef = useRef<HTMLElement>(null);
  const focusOn = useRowFocus(sectionRef, all);
  const toggle = (id: string) =>
    setOpen((ids) => new Set(ids.has(id) ? [...ids].filter((o) => o !== id) : [...ids, id]));
  const rowOf = (id: string) => `[data-account="${id}"]`;

  return (
    <section ref={sectionRef} aria-label="Accounts" className={styles.section}>
      <Text element="h2" variant="h3">
        Accounts
      </Text>
      {all.length === 0 && (
        <EditorHint
          severity="info"
          text={
            readOnly
              ? 'There is no account: provisioning has to name one.'
              : 'There is no account yet. Add the first by a name of your choice; then paste an API key that SendGrid makes under Settings, API Keys.'
          }
        />
      )}
      <ul className={styles.list}>
        {all.map((account, index) => {
          const { id } = account;
          const twin = all.slice(0, index).filter((other) => other.id === id).length;
          const key = twin === 0 ? id : `${id} ${twin + 1}`;
          return (
            <AccountRow
              key={key}
              id={`sendgrid-account-${key.replace(/\s/g, '-')}`}
              account={account}
              apiKey={settings.secret(secretOf(id))}
              problems={accountProblems(all, index)}
              isOpen={open.has(key)}
              isFirst={index === 0}
              isLast={index === all.length - 1}
              readOnly={readOnly}
              onToggle={() => toggle(key)}
              onChange={(change) => accounts.change(index, change)}
              onMove={(by) => {
                focusOn(`${rowOf(id)} [data-move="${by}"]`, `${rowOf(id)} [data-move="${-by}"]`);
                accounts.move(index, index + by);
              }}
              onRemove={() => {
                focusOn(`[data-removed="${id}"] button`);
                accounts.remove(index);
              }}
            />
          );
        })}
      </ul>
      <Stack direction="column" gap={0.5}>
        {removed.map((entry) => (
          <div key={entry.account.id} data-removed={entry.account.id}>
            <EditorHint
              severity="warning"
              text={`${accountName(entry.account)} and its key are removed when you save.`}
              action={{
                label: `Keep ${accountName(entry.account)}`,
                onClick: () => {
                  focusOn(`${rowOf(entry.account.id)} button`);
                  accounts.restore(entry);
                },
              }}
            />
          </div>
        ))}
      </Stack>
      {!readOnly && (
        <AddAccount
          problemOf={(name) => newNameProblem(all, name)}
          onAdd={(name) => {
            const id = accounts.add(name);
            focusOn(`${rowOf(id)} input[type="password"]`);
            setOpen((ids) => new Set([...ids, id]));
          }}
        />
      )}
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  section: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), marginBottom: theme.spacing(4) }),
  list: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(0.5), margin: 0, padding: 0 }),
});
