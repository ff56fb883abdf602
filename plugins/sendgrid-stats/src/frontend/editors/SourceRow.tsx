import {
  EditorField,
  EditorRow,
  MultiValuePicker,
  NumberField,
  OptionPicker,
  type PickerOption,
  ResourceHint,
  variableOptions,
  Warnings,
  warningsFor,
} from '@glance/query-editor';
import { findTemplateVariable } from '@glance/user-input';
import { TOP_LIMIT } from '../../shared/limits';
import { type Metric, NAME_LABELS, type NamedSource, type Source } from '../../shared/sources';
import { ALL } from '../../shared/StatsQuery';
import { metricOptions, metricText } from '../figureOptions';
import { NAME_WORDS } from '../nameWords';
import { orAll, useNameOptions } from '../useNameOptions';
import { AccountField } from './AccountField';
import { type StatsEditorProps, type StatsPartProps } from './EditorPartProps';

export interface SourceRowProps
  extends StatsPartProps, Pick<StatsEditorProps, 'dataSource' | 'labelValues' | 'variables'> {
  readonly onSource: (source: Source) => void;
}

const SOURCE_OPTIONS: ReadonlyArray<PickerOption<Source>> = [
  { value: 'global', label: 'All mail', description: 'Of the account itself; mail of subusers is not in it' },
  { value: 'categories', label: 'Categories', description: 'Split by the categories that mails are sent with' },
  { value: 'subusers', label: 'Subusers', description: 'Split by subuser; asked with the key of their parent' },
  { value: 'mailboxProviders', label: 'Mailbox providers', description: 'Split by who receives the mail' },
];

/** Whose mail, and by what it is split. */
export function SourceRow(props: SourceRowProps) {
  const { id, query, defaults, patch, warnings, dataSource, variables, onSource } = props;
  const source = query.source ?? defaults.source;
  return (
    <EditorRow label="Source">
      <EditorField label="Source" htmlFor={`${id}-source`}>
        <OptionPicker<Source>
          id={`${id}-source`}
          data-testid="sendgrid-source"
          width={24}
          options={SOURCE_OPTIONS}
          value={source}
          onChange={onSource}
        />
      </EditorField>
      <AccountField
        id={`${id}-accounts`}
        value={query.accounts}
        accounts={dataSource.accounts}
        variables={variables}
        warnings={warnings}
        onChange={(accounts) => patch({ accounts })}
      />
      {source === 'global' ? (
        <Warnings warnings={warningsFor(warnings, 'names')} />
      ) : (
        <NameFields {...props} source={source} />
      )}
    </EditorRow>
  );
}

function NameFields(props: SourceRowProps & { readonly source: NamedSource }) {
  const { id, query, defaults, patch, warnings, dataSource, variables, labelValues, source } = props;
  const names = (query.names ?? []).filter((name) => name !== ALL);
  const isTop = query.names === undefined || query.names.includes(ALL);
  const words = NAME_WORDS[source];
  const listed = useNameOptions(dataSource, { source, accounts: orAll(query.accounts) });
  const known = new Set(listed.options.map(({ value }) => value));
  const seen = labelValues(NAME_LABELS[source]).filter((name) => !known.has(name));
  const { limit, by } = { ...defaults.top, ...query.top };
  const ownWarnings = warningsFor(warnings, 'names');
  return (
    <>
      <EditorField
        label={words.plural.charAt(0).toUpperCase() + words.plural.slice(1)}
        htmlFor={`${id}-names`}
        growFrom={24}
        tooltip={`The largest ${words.plural}, unless some are chosen; others may be typed`}
      >
        <MultiValuePicker
          id={`${id}-names`}
          data-testid="sendgrid-names"
          values={isTop ? [] : names}
          options={[
            ...variableOptions(variables),
            ...listed.options,
            ...seen.map((value) => ({ value, label: value, description: 'In the answer on screen' })),
          ]}
          loading={listed.isSlow}
          onOpen={listed.demand}
          placeholder={`The ${limit} largest by ${metricText(by)}`}
          customValueDescription={words.placeholder}
          invalid={ownWarnings.length > 0}
          onChange={(next) => patch({ names: next.length === 0 ? undefined : next })}
        />
      </EditorField>
      {(isTop || names.some((name) => findTemplateVariable(name) !== undefined)) && (
        <>
          <NumberField
            id={`${id}-top`}
            label="Largest"
            tooltip={`How many ${words.plural} of each account are shown`}
            data-testid="sendgrid-top-limit"
            min={TOP_LIMIT.min}
            max={TOP_LIMIT.max}
            defaultValue={defaults.top.limit}
            value={query.top?.limit}
            onCommit={(next) => patch({ top: { ...query.top, limit: next } })}
          />
          <EditorField label="By" htmlFor={`${id}-top-by`} tooltip="The figure that decides, over the whole time range">
            <OptionPicker<Metric>
              id={`${id}-top-by`}
              data-testid="sendgrid-top-by"
              width={22}
              // A picker of metrics offers metrics.
              options={metricOptions(source) as ReadonlyArray<PickerOption<Metric>>}
              value={by}
              onChange={(value) => patch({ top: { ...query.top, by: value } })}
            />
          </EditorField>
        </>
      )}
      <ResourceHint resource={listed} noun={words.plural} fallback="type one" />
      <Warnings warnings={[...ownWarnings, ...warningsFor(warnings, 'top')]} />
    </>
  );
}
