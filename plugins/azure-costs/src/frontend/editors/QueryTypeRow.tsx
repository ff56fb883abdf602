import { EditorField, EditorRow } from '@glance/query-editor';
import { RadioButtonGroup } from '@grafana/ui';
import { type PanelDataQuery } from '../AzureCostsDataQuery';

type QueryType = PanelDataQuery['queryType'];

export interface QueryTypeRowProps {
  readonly queryType: QueryType;
  readonly onChange: (queryType: QueryType) => void;
}

const QUERY_TYPES: ReadonlyArray<{ value: QueryType; label: string; description: string }> = [
  { value: 'costs', label: 'Costs', description: 'What was spent, by day, by month or in total' },
  {
    value: 'costChanges',
    label: 'Cost changes',
    description: 'What crept up: the newest settled day of each group against the same weekday before',
  },
];

/** What kind of question is asked. */
export function QueryTypeRow({ queryType, onChange }: QueryTypeRowProps) {
  return (
    <EditorRow label="Query type">
      <EditorField label="Query type">
        <RadioButtonGroup<QueryType>
          aria-label="Query type"
          options={[...QUERY_TYPES]}
          value={queryType}
          onChange={onChange}
        />
      </EditorField>
    </EditorRow>
  );
}
