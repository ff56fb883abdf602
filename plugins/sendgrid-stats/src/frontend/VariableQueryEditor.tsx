import { EditorRow, EditorRows, savedVariableQuery, VariableListField, withoutDefaults } from '@glance/query-editor';
import { type QueryEditorProps } from '@grafana/data';
import { useId } from 'react';
import { ALL } from '../shared/StatsQuery';
import { type VariableName } from '../shared/variableQuery';
import { type DataSource } from './DataSource';
import { AccountField } from './editors/AccountField';
import { queryWarnings } from './queryWarnings';
import { type SendGridStatsDataQuery, type VariableDataQuery } from './SendGridStatsDataQuery';
import { type SendGridStatsOptions } from './SendGridStatsOptions';

export type VariableQueryEditorProps = QueryEditorProps<
  DataSource,
  SendGridStatsDataQuery,
  SendGridStatsOptions,
  VariableDataQuery
>;

const LISTS = {
  accounts: { label: 'Accounts', description: 'Text is the name, value the id' },
  categories: { label: 'Categories', description: 'With which mails are sent' },
  subusers: { label: 'Subusers', description: 'Of the chosen accounts' },
} as const satisfies Record<VariableName, object>;

/** The editor of a dashboard variable's query. */
export function VariableQueryEditor({ datasource: dataSource, query: saved, onChange }: VariableQueryEditorProps) {
  const id = useId();
  const query = savedVariableQuery<VariableDataQuery>(saved, { queryType: 'variable', variable: 'accounts' });
  const { refId, variable, accounts } = query;
  return (
    <EditorRows>
      <EditorRow label="Variable">
        <VariableListField
          lists={LISTS}
          value={variable}
          onChange={(next) =>
            onChange({
              refId,
              queryType: 'variable',
              variable: next,
              ...(next !== 'accounts' && accounts !== undefined && { accounts }),
            })
          }
        />
        {variable !== 'accounts' && (
          <AccountField
            id={`${id}-accounts`}
            value={accounts}
            accounts={dataSource.accounts}
            variables={dataSource.getVariableNames()}
            warnings={queryWarnings(
              { refId, queryType: 'reputation', accounts },
              { fromAlert: false, accounts: dataSource.accounts }
            )}
            onChange={(next) => onChange(withoutDefaults({ ...query, accounts: next }, { accounts: [ALL] }))}
          />
        )}
      </EditorRow>
    </EditorRows>
  );
}
