import { EditorRow, FormatField, LegendField, useQueryPatch } from '@glance/query-editor';
import { useMemo } from 'react';
import { statsDefaults } from '../../shared/defaults';
import { statsProblems } from '../../shared/limits';
import { NAME_LABELS } from '../../shared/sources';
import { alertWarnings } from '../alertWarnings';
import { askedAccounts } from '../askedAccounts';
import { queryWarnings } from '../queryWarnings';
import { type StatsDataQuery } from '../SendGridStatsDataQuery';
import { switchSource } from '../switchSource';
import { type StatsEditorProps } from './EditorPartProps';
import { FiguresRow } from './FiguresRow';
import { PeriodsRow } from './PeriodsRow';
import { SourceRow } from './SourceRow';

/** The rows of a `stats` query. */
export function StatsEditor(props: StatsEditorProps) {
  const { id, query, fromAlert, dataSource, variables, shown, labelValues, onChange, onRunQuery } = props;
  const { source } = query;
  const defaults = useMemo(() => statsDefaults({ fromAlert }, source), [fromAlert, source]);
  const patch = useQueryPatch<StatsDataQuery>({ query, defaults, onChange, onRunQuery, isComplete });
  const accounts = askedAccounts(query.accounts, dataSource);
  const warnings = queryWarnings(query, { fromAlert, accounts: dataSource.accounts });
  const part = { id, query, defaults, patch, warnings };

  return (
    <>
      <SourceRow
        {...part}
        dataSource={dataSource}
        variables={variables}
        labelValues={labelValues}
        onSource={(next) => {
          onChange(switchSource(query, next, { fromAlert }));
          onRunQuery();
        }}
      />
      <FiguresRow {...part} variables={variables} />
      <PeriodsRow
        {...part}
        accounts={accounts}
        shown={shown}
        fromAlert={fromAlert}
        risks={alertWarnings(query, { fromAlert, accountCount: accounts.length })}
      />
      <EditorRow label="Display">
        {!fromAlert && <FormatField value={query.format ?? defaults.format} onChange={(format) => patch({ format })} />}
        <LegendField
          id={`${id}-legend`}
          data-testid="sendgrid-legend"
          labels={labelsOf(query, (query.metrics ?? defaults.metrics).length + (query.rates ?? []).length)}
          value={query.legendFormat ?? defaults.legendFormat}
          onCommit={(legendFormat) => patch({ legendFormat })}
        />
      </EditorRow>
    </>
  );
}

// A query that has no answer, or that is half written, is saved but not run.
const isComplete = (query: StatsDataQuery): boolean => statsProblems({ source: 'global', ...query }).length === 0;

function labelsOf({ source = 'global' }: StatsDataQuery, figureCount: number): readonly string[] {
  return ['account', ...(source === 'global' ? [] : [NAME_LABELS[source]]), ...(figureCount > 1 ? ['metric'] : [])];
}
