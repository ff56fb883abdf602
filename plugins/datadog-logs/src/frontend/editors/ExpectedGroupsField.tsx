import { EditorField, EntryList, Warnings, warningsFor } from '@glance/query-editor';
import { type ExpectedGroup } from '../../shared/LogCountsQuery';
import { type DataSource } from '../DataSource';
import { emptyGroup } from '../expectedGroups';
import { type CountsPartProps } from './EditorPartProps';
import { FacetValuePicker } from './FacetValuePicker';

export interface ExpectedGroupsFieldProps extends Pick<CountsPartProps, 'id' | 'query' | 'patch' | 'warnings'> {
  readonly dataSource: DataSource;
  /** `$name`s of the dashboard. */
  readonly variables: readonly string[];
}

/** Groups that are reported whether they have logs or not. */
export function ExpectedGroupsField({ id, query, patch, warnings, dataSource, variables }: ExpectedGroupsFieldProps) {
  const { groupBy = [], expectedGroups = [] } = query;
  const save = (next: readonly ExpectedGroup[]) => patch({ expectedGroups: next.length === 0 ? undefined : next });
  return (
    <EditorField
      label="Always report"
      tooltip="Groups that are there even if they never had a log: with 0, so that a rule can wait for their silence"
    >
      <EntryList
        id={`${id}-expected`}
        noun="group"
        problemOf={(index) => warningsFor(warnings, 'expectedGroups', index)[0]}
        onAdd={() => save([...expectedGroups, emptyGroup(groupBy)])}
        onRemove={(index) => save(expectedGroups.filter((_, other) => other !== index))}
        entries={expectedGroups.map((group, index) =>
          groupBy.map(({ facet }, facetIndex) => (
            <FacetValuePicker
              key={facet}
              id={`${id}-expected-${index}-${facetIndex}`}
              label={`Group ${index + 1}: ${facet}`}
              facet={facet}
              dataSource={dataSource}
              variables={variables}
              value={group[facet] ?? ''}
              onChange={(value) =>
                save(
                  expectedGroups.map((current, other) => (other === index ? { ...current, [facet]: value } : current))
                )
              }
            />
          ))
        )}
      />
      <Warnings warnings={warningsFor(warnings, 'expectedGroups')} />
    </EditorField>
  );
}
