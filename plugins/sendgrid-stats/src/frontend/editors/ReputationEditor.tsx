import { EditorHint, EditorRow, type QueryTypeProps, useQueryPatch } from '@glance/query-editor';
import { ALL } from '../../shared/StatsQuery';
import { type DataSource } from '../DataSource';
import { queryWarnings } from '../queryWarnings';
import { type ReputationDataQuery } from '../SendGridStatsDataQuery';
import { AccountField } from './AccountField';

const DEFAULTS = { accounts: [ALL] };

/** The row of a `reputation` query. */
export function ReputationEditor(props: QueryTypeProps<DataSource, ReputationDataQuery>) {
  const { id, query, fromAlert, dataSource, variables, onChange, onRunQuery } = props;
  const patch = useQueryPatch<ReputationDataQuery>({ query, defaults: DEFAULTS, onChange, onRunQuery });
  return (
    <EditorRow label="Reputation">
      <AccountField
        id={`${id}-accounts`}
        value={query.accounts}
        accounts={dataSource.accounts}
        variables={variables}
        warnings={queryWarnings(query, { fromAlert, accounts: dataSource.accounts })}
        onChange={(accounts) => patch({ accounts })}
      />
      <EditorHint
        severity="info"
        fullWidth
        text="SendGrid’s opinion of each account now, in percent, whatever the time range is"
      />
    </EditorRow>
  );
}
