import { type AdHocVariableFilter, type DataSourceRef } from '@grafana/data';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom-v5-compat';
import { usePageServices } from '../app/PageServicesContext';
import { type VariableDefinition } from '../dashboards/model/parseDashboard';
import { formatFilter, parseFilter } from './adHocFilters';

/** The type of a variable whose value is a list of filters. */
export const adHocType = 'adhoc';

/** A variable of filters for every query of one data source. */
export interface AdHocVariable {
  readonly name: string;
  readonly label: string;
  /** May be named by another variable. */
  readonly dataSource?: DataSourceRef;
  readonly filters: readonly AdHocVariableFilter[];
}

/** A dashboard's filters, and what changes those of a variable. */
export interface AdHocFilters {
  readonly variables: readonly AdHocVariable[];
  readonly change: (name: string, filters: readonly AdHocVariableFilter[]) => void;
}

/** The ad-hoc filters of a dashboard, kept in the page's address as Grafana keeps them. */
export function useAdHocFilters(definitions: readonly VariableDefinition[]): AdHocFilters {
  const [search, setSearch] = useSearchParams();
  const adHoc = useMemo(() => definitions.filter(({ type }) => type === adHocType), [definitions]);
  // The address holds more than filters: a moved time range must not make new ones.
  const written = JSON.stringify(adHoc.map(({ name }) => search.getAll(`var-${name}`)));

  const variables = useMemo(
    () =>
      adHoc.map(({ name, label, datasource, filters = [] }, index): AdHocVariable => {
        const texts = (JSON.parse(written) as string[][])[index] ?? [];
        const chosen = texts.flatMap((text) => parseFilter(text) ?? []);
        // An empty text says that the saved filters were removed.
        return {
          name,
          label: label || name,
          dataSource: datasource ?? undefined,
          filters: texts.length > 0 ? chosen : filters,
        };
      }),
    [adHoc, written]
  );

  const change = useCallback(
    (name: string, filters: readonly AdHocVariableFilter[]) =>
      setSearch((previous) => {
        const next = new URLSearchParams(previous);
        next.delete(`var-${name}`);
        const texts = filters.length > 0 ? filters.map(formatFilter) : [''];
        texts.forEach((text) => next.append(`var-${name}`, text));
        return next;
      }),
    [setSearch]
  );

  return { variables, change };
}

/** The filters that hold for a data source: those of every variable that names it. */
export function useFiltersOf(variables: readonly AdHocVariable[], uid: string | undefined): AdHocVariableFilter[] {
  const { dataSources } = usePageServices();
  return useMemo(
    () =>
      variables
        .filter(({ dataSource }) => uid !== undefined && dataSources.getInstanceSettings(dataSource)?.uid === uid)
        .flatMap(({ filters }) => filters),
    [variables, uid, dataSources]
  );
}
