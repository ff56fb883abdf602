import { css } from '@emotion/css';
import { type AdHocVariableFilter, type DataSourceApi, type GrafanaTheme2, type MetricFindValue } from '@grafana/data';
import { Button, Combobox, InlineLabel, useStyles2, type ComboboxOption } from '@grafana/ui';
import { useId, useState } from 'react';
import { usePageServices } from '../app/PageServicesContext';
import { ifChosen } from '../ifChosen';
import { type AdHocFilters, type AdHocVariable } from './useAdHocFilters';

const operators = [{ value: '=' }, { value: '!=' }];
const emptyFilter: AdHocVariableFilter = { key: '', operator: '=', value: '' };

/** The filters that a reader adds to every query of a data source, with the names and values that it offers. */
export function AdHocFilterBar({ variables, change }: AdHocFilters) {
  const styles = useStyles2(getStyles);
  return (
    <>
      {variables.map((variable) => (
        <div key={variable.name} className={styles.bar} role="group" aria-label={variable.label}>
          <InlineLabel width="auto">{variable.label}</InlineLabel>
          <FilterList variable={variable} onChange={(filters) => change(variable.name, filters)} />
        </div>
      ))}
    </>
  );
}

interface ListProps {
  readonly variable: AdHocVariable;
  readonly onChange: (filters: readonly AdHocVariableFilter[]) => void;
}

function FilterList({ variable: { filters, dataSource }, onChange }: ListProps) {
  const { dataSources } = usePageServices();
  // A filter that is not whole yet asks nothing.
  const [draft, setDraft] = useState<AdHocVariableFilter>();
  const load = (ask: (source: DataSourceApi) => unknown) => async (typed: string) => {
    const answer = await ask(await dataSources.get(dataSource));
    return toOptions(answer).filter(({ value }) => value.toLowerCase().includes(typed.toLowerCase()));
  };
  const changeOne = (index: number, filter: AdHocVariableFilter) => {
    if (index < filters.length) {
      onChange(filters.map((one, at) => (at === index ? filter : one)));
    } else if (filter.key !== '' && filter.value !== '') {
      setDraft(undefined);
      onChange([...filters, filter]);
    } else {
      setDraft(filter);
    }
  };
  const remove = (index: number) => () => {
    if (index < filters.length) {
      onChange(filters.filter((_, at) => at !== index));
    } else {
      setDraft(undefined);
    }
  };
  return (
    <>
      {[...filters, ...(draft ? [draft] : [])].map((filter, index) => {
        const others = filters.filter((_, at) => at !== index);
        const called = `Filter ${index + 1}`;
        return (
          <FilterRow
            key={index}
            called={called}
            filter={filter}
            loadKeys={load((source) => source.getTagKeys?.({ filters: others }))}
            loadValues={load((source) => source.getTagValues?.({ key: filter.key, filters: others }))}
            onChange={(changed) => changeOne(index, changed)}
            onRemove={remove(index)}
          />
        );
      })}
      <Button
        variant="secondary"
        icon="plus"
        aria-label="Add filter"
        disabled={draft !== undefined}
        onClick={() => setDraft(emptyFilter)}
      />
    </>
  );
}

interface RowProps {
  readonly called: string;
  readonly filter: AdHocVariableFilter;
  readonly loadKeys: (typed: string) => Promise<Array<ComboboxOption<string>>>;
  readonly loadValues: (typed: string) => Promise<Array<ComboboxOption<string>>>;
  readonly onChange: (filter: AdHocVariableFilter) => void;
  readonly onRemove: () => void;
}

function FilterRow({ called, filter, loadKeys, loadValues, onChange, onRemove }: RowProps) {
  const styles = useStyles2(getStyles);
  const id = useId();
  return (
    <div className={styles.filter}>
      <Name id={`${id}-name`} text={`${called}: name`} />
      <Combobox
        aria-labelledby={`${id}-name`}
        width="auto"
        minWidth={14}
        maxWidth={40}
        placeholder="Name"
        createCustomValue
        options={loadKeys}
        value={filter.key || null}
        onChange={ifChosen(({ value }) => onChange({ ...filter, key: value, value: '' }))}
      />
      <Name id={`${id}-operator`} text={`${called}: operator`} />
      <Combobox
        aria-labelledby={`${id}-operator`}
        width="auto"
        minWidth={6}
        options={operators}
        value={filter.operator}
        onChange={ifChosen(({ value }) => onChange({ ...filter, operator: value }))}
      />
      <Name id={`${id}-value`} text={`${called}: value`} />
      <Combobox
        key={filter.key}
        aria-labelledby={`${id}-value`}
        width="auto"
        minWidth={14}
        maxWidth={60}
        placeholder="Value"
        createCustomValue
        disabled={filter.key === ''}
        options={loadValues}
        value={filter.value || null}
        onChange={ifChosen(({ value }) => onChange({ ...filter, value }))}
      />
      <Button variant="secondary" icon="times" aria-label={`Remove filter ${called.slice(7)}`} onClick={onRemove} />
    </div>
  );
}

/** Names a picker for screen readers: Grafana's takes no `aria-label`. */
function Name({ id, text }: { readonly id: string; readonly text: string }) {
  return (
    <span id={id} hidden>
      {text}
    </span>
  );
}

/** Both forms in which data sources answer, as options. */
function toOptions(answer: unknown): Array<ComboboxOption<string>> {
  const list = Array.isArray(answer) ? answer : ((answer as { data?: unknown } | undefined)?.data ?? []);
  return (list as MetricFindValue[]).map(({ text, value }) => ({ label: text, value: String(value ?? text) }));
}

function getStyles(theme: GrafanaTheme2) {
  return {
    bar: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1), marginBottom: theme.spacing(2) }),
    filter: css({ display: 'flex', flexWrap: 'wrap' }),
  };
}
