import { EditorRow, type QueryTypeProps, useQueryPatch, Warnings, warningsFor } from '@glance/query-editor';
import { useMemo } from 'react';
import { FIGURES } from '../../shared/AccountQuery';
import { figureDefaults } from '../../shared/defaults';
import { ALL } from '../../shared/StatsQuery';
import { type DataSource } from '../DataSource';
import { CREDIT_OPTIONS } from '../figureOptions';
import { isUnfinished } from '../isUnfinished';
import { queryWarnings } from '../queryWarnings';
import { type CreditsDataQuery } from '../SendGridStatsDataQuery';
import { AccountField } from './AccountField';
import { FigureField } from './FigureField';

/** The row of a `credits` query. */
export function CreditsEditor(props: QueryTypeProps<DataSource, CreditsDataQuery>) {
  const { id, query, fromAlert, dataSource, variables, onChange, onRunQuery } = props;
  const defaults = useMemo(() => ({ accounts: [ALL], figures: figureDefaults({ fromAlert }) }), [fromAlert]);
  const patch = useQueryPatch<CreditsDataQuery>({ query, defaults, onChange, onRunQuery, isComplete });
  const warnings = queryWarnings(query, { fromAlert, accounts: dataSource.accounts });
  return (
    <EditorRow label="Credits">
      <AccountField
        id={`${id}-accounts`}
        value={query.accounts}
        accounts={dataSource.accounts}
        variables={variables}
        warnings={warnings}
        onChange={(accounts) => patch({ accounts })}
      />
      <FigureField
        id={`${id}-figures`}
        label="Figures"
        tooltip="As they are now, whatever the time range is. Unless chosen here, a dashboard gets all and an alert rule what remains"
        value={query.figures ?? defaults.figures}
        options={CREDIT_OPTIONS}
        order={FIGURES}
        variables={variables}
        onChange={(figures) => patch({ figures })}
      />
      <Warnings warnings={warningsFor(warnings, 'figures')} />
    </EditorRow>
  );
}

const isComplete = (query: CreditsDataQuery): boolean => !isUnfinished(query);
