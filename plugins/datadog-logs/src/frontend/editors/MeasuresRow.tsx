import { EditorField, EditorRow, EntryList, type ResourceOptions, Warnings, warningsFor } from '@glance/query-editor';
import { type ComputeModel } from '../../shared/LogCountsQuery';
import { ComputeEntry } from './ComputeEntry';
import { type CountsPartProps } from './EditorPartProps';

export interface MeasuresRowProps extends CountsPartProps {
  readonly facets: ResourceOptions;
  /** `$name`s of the dashboard. */
  readonly variables: readonly string[];
}

/** What is worked out of the logs. */
export function MeasuresRow({ id, query, defaults, patch, warnings, facets, variables }: MeasuresRowProps) {
  const computes = query.computes ?? defaults.computes;
  const save = (next: readonly ComputeModel[]) => patch({ computes: next.length === 0 ? undefined : next });
  const problemOf = (index: number) => warningsFor(warnings, 'computes', index)[0];
  return (
    <EditorRow label="Measures">
      <EditorField
        label="Measures"
        tooltip="Several of one search are one call. Datadog works them out over all logs, not over those that are listed"
      >
        <EntryList
          id={`${id}-compute`}
          noun="measure"
          problemOf={problemOf}
          onAdd={() => save([...computes, { aggregation: 'avg', metric: '' }])}
          onRemove={(index) => save(computes.filter((_, other) => other !== index))}
          entries={computes.map((compute, index) => (
            <ComputeEntry
              key={index}
              id={`${id}-compute-${index}`}
              label={`Measure ${index + 1}`}
              value={compute}
              facets={facets}
              variables={variables}
              problem={problemOf(index)}
              onChange={(next) => save(computes.map((current, other) => (other === index ? next : current)))}
            />
          ))}
        />
      </EditorField>
      <Warnings warnings={warningsFor(warnings, 'computes')} />
    </EditorRow>
  );
}
