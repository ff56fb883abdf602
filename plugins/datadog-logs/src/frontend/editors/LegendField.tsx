import { EditorField, QueryTextField } from '@glance/query-editor';
import { type CountsPartProps } from './EditorPartProps';

/** How series are named. */
export function LegendField({
  id,
  query,
  defaults,
  patch,
}: Pick<CountsPartProps, 'id' | 'query' | 'defaults' | 'patch'>) {
  const facets = (query.groupBy ?? []).map(({ facet }) => facet).filter((facet) => facet !== '');
  const labels = (query.computes ?? []).length > 1 ? [...facets, 'metric'] : facets;
  const known = labels.length > 0 ? `Labels of this query: ${labels.join(', ')}` : 'This query has no labels';
  return (
    <EditorField
      label="Legend"
      htmlFor={`${id}-legend`}
      growFrom={30}
      tooltip={`Text with labels in double braces. ${known}`}
    >
      <QueryTextField
        id={`${id}-legend`}
        data-testid="datadog-logs-legend"
        value={query.legendFormat ?? defaults.legendFormat}
        placeholder={labels.length > 0 ? `Automatic, or a text such as {{${labels[0]}}}` : 'Automatic, or a text'}
        onCommit={(legendFormat) => patch({ legendFormat })}
      />
    </EditorField>
  );
}
