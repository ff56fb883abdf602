import {
  EditorField,
  EditorRow,
  listedOptions,
  MultiValuePicker,
  OptionPicker,
  type PickerOption,
  ResourceHint,
  useResourceOptions,
  variableOptions,
  Warnings,
  warningsFor,
} from '@glance/query-editor';
import { type ReactNode } from 'react';
import { SEARCH_DEFAULTS } from '../../shared/defaults';
import { ALL_INDEXES, type StorageTier } from '../../shared/LogSearch';
import { SearchTextField } from '../search/SearchTextField';
import { type SearchPartProps } from './EditorPartProps';

export interface SearchRowProps extends SearchPartProps {
  /** Fields that only one type of query has. */
  readonly children?: ReactNode;
}

const TIERS: ReadonlyArray<PickerOption<StorageTier>> = [
  { value: 'indexes', label: 'Indexes', description: 'Where logs are searched at once' },
  { value: 'flex', label: 'Flex', description: 'Kept longer, searched more slowly' },
  { value: 'online-archives', label: 'Online Archives', description: 'Kept for years' },
];

/** Which logs. */
export function SearchRow({ id, query, dataSource, variables, patch, warnings, children }: SearchRowProps) {
  const indexes = useResourceOptions({
    key: `${dataSource.uid} indexes`,
    load: async (signal) => listedOptions(await dataSource.listIndexes(signal)),
    onDemand: true,
  });
  const ownWarnings = warningsFor(warnings, 'query');
  return (
    <EditorRow label="Search">
      <EditorField
        label="Search"
        htmlFor={`${id}-search`}
        growFrom={50}
        tooltip={
          'As in Datadog: service:web status:error "connection reset" -host:db1 @http.status_code:[500 TO 599]. ' +
          'Terms are joined by AND unless OR stands between them; * and ? are wildcards outside of quotes. ' +
          'The arrow keys and Ctrl+Space open suggestions'
        }
      >
        <SearchTextField
          id={`${id}-search`}
          dataSource={dataSource}
          value={query.query ?? ''}
          placeholder="All logs, or a search such as service:web status:error"
          invalid={ownWarnings.length > 0}
          onCommit={(text) => patch({ query: text === '' ? undefined : text })}
        />
      </EditorField>
      <EditorField label="Indexes" htmlFor={`${id}-indexes`} growFrom={20}>
        <MultiValuePicker
          id={`${id}-indexes`}
          data-testid="datadog-logs-indexes"
          values={(query.indexes ?? []).filter((index) => index !== ALL_INDEXES)}
          options={[...variableOptions(variables), ...indexes.options]}
          loading={indexes.isSlow}
          onOpen={indexes.demand}
          placeholder="All indexes"
          customValueDescription="Use this index"
          onChange={(next) => patch({ indexes: next.length === 0 ? undefined : next })}
        />
      </EditorField>
      <EditorField label="Storage" htmlFor={`${id}-storage`}>
        <OptionPicker<StorageTier>
          id={`${id}-storage`}
          data-testid="datadog-logs-storage"
          width={22}
          options={TIERS}
          value={query.storageTier ?? SEARCH_DEFAULTS.storageTier}
          onChange={(storageTier) => patch({ storageTier })}
        />
      </EditorField>
      {children}
      <ResourceHint resource={indexes} noun="indexes" fallback="type one" />
      <Warnings warnings={ownWarnings} />
    </EditorRow>
  );
}
