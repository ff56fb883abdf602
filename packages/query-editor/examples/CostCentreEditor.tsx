import {
  EditorField,
  EditorRow,
  MultiValuePicker,
  ResourceHint,
  useQueryPatch,
  useResourceOptions,
} from '@glance/query-editor';

export interface CostCentreQuery {
  readonly refId: string;
  readonly centres?: readonly string[];
}

export interface CostCentreEditorProps {
  readonly query: CostCentreQuery;
  readonly onChange: (query: CostCentreQuery) => void;
  readonly onRunQuery: () => void;
  readonly loadCentres: (signal: AbortSignal) => Promise<readonly string[]>;
}

export function CostCentreEditor({ query, onChange, onRunQuery, loadCentres }: CostCentreEditorProps) {
  // An empty list is the default, so clearing the field removes it from the query.
  const patch = useQueryPatch<CostCentreQuery>({ query, defaults: { centres: [] }, onChange, onRunQuery });
  const centres = useResourceOptions({
    key: 'centres',
    load: async (signal) => (await loadCentres(signal)).map((value) => ({ value, label: value })),
  });
  return (
    <EditorRow label="Cost centres">
      <EditorField label="Cost centres" htmlFor="centres" tooltip="All of them, unless some are chosen" growFrom={40}>
        <MultiValuePicker
          id="centres"
          values={query.centres ?? []}
          options={centres.options}
          loading={centres.isSlow}
          customValueDescription="Use this cost centre"
          onChange={(chosen) => patch({ centres: chosen })}
        />
      </EditorField>
      <ResourceHint resource={centres} noun="cost centres" fallback="type a number" />
    </EditorRow>
  );
}
