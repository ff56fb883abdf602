import {
  EditorField,
  EditorHint,
  EditorRow,
  EntryList,
  type ResourceOptions,
  SwitchField,
  Warnings,
  warningsFor,
} from '@glance/query-editor';
import { groupProduct, MAX_GROUPS } from '../../shared/limits';
import { type GroupByModel } from '../../shared/LogCountsQuery';
import { fitGroups } from '../expectedGroups';
import { type CountsPartProps } from './EditorPartProps';
import { GroupingEntry } from './GroupingEntry';

export interface GroupByRowProps extends CountsPartProps {
  readonly facets: ResourceOptions;
  /** `$name`s of the dashboard. */
  readonly variables: readonly string[];
}

/** By what the logs are split. */
export function GroupByRow({ id, query, defaults, patch, warnings, facets, variables }: GroupByRowProps) {
  const groupBy = query.groupBy ?? [];
  const { groupLimit } = defaults;
  const save = (next: readonly GroupByModel[]) =>
    patch({
      groupBy: next,
      expectedGroups: fitGroups(query.expectedGroups, { before: groupBy, after: next }),
      ...(next.length === 0 && { total: undefined, keepGroups: undefined }),
    });
  const problemOf = (index: number) => warningsFor(warnings, 'groupBy', index)[0];
  const product = groupProduct({ groupBy, groupLimit });
  return (
    <EditorRow label="Group by">
      <EditorField
        label="Group by"
        tooltip={`One series for each value of a facet. The limits multiply, and Datadog gives at most ${MAX_GROUPS.toLocaleString('en')} groups`}
      >
        <EntryList
          id={`${id}-group`}
          noun="grouping"
          problemOf={problemOf}
          onAdd={() => save([...groupBy, { facet: '' }])}
          onRemove={(index) => save(groupBy.filter((_, other) => other !== index))}
          entries={groupBy.map((grouping, index) => (
            <GroupingEntry
              key={index}
              id={`${id}-group-${index}`}
              label={`Grouping ${index + 1}`}
              value={grouping}
              defaultLimit={groupLimit}
              facets={facets}
              variables={variables}
              problem={problemOf(index)}
              onChange={(next) => save(groupBy.map((current, other) => (other === index ? next : current)))}
            />
          ))}
        />
      </EditorField>
      {groupBy.length > 0 && (
        <SwitchField
          id={`${id}-total`}
          data-testid="datadog-logs-total"
          label="Add total"
          tooltip="A series over all groups, asked from Datadog: groups beyond the limit count in it, and a log that is in two groups counts once"
          value={query.total ?? defaults.total}
          onChange={(total) => patch({ total })}
        />
      )}
      {groupBy.length > 1 && product <= MAX_GROUPS && (
        <EditorHint
          severity="info"
          fullWidth
          text={`Up to ${product.toLocaleString('en')} of ${MAX_GROUPS.toLocaleString('en')} groups (${limitsText(groupBy, groupLimit)})`}
        />
      )}
      <Warnings warnings={warningsFor(warnings, 'groupBy')} />
    </EditorRow>
  );
}

function limitsText(groupBy: readonly GroupByModel[], groupLimit: number): string {
  return groupBy.map(({ limit = groupLimit }) => limit).join(' × ');
}
