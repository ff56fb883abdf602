import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router-dom-v5-compat';
import { usePageServices } from '../app/PageServicesContext';
import { type VariableDefinition } from '../dashboards/model/parseDashboard';
import { customOptions } from './customOptions';
import { filterOptions } from './filterOptions';
import { queryVariableOptions } from './queryVariableOptions';
import { adHocType } from './useAdHocFilters';
import { resolveVariables, type ResolvedVariables } from './resolveVariables';
import { type VariableOption } from './VariableState';

/** A dashboard's variables once their options are known, and what chooses their values. */
export interface DashboardVariables {
  readonly resolved: ResolvedVariables | undefined;
  readonly choose: (name: string, values: readonly string[]) => void;
}

/** Resolves a dashboard's variables and keeps the choices in the page's address as `var-<name>`. */
export function useDashboardVariables(all: readonly VariableDefinition[]): DashboardVariables {
  const { variables: store } = usePageServices();
  const [search, setSearch] = useSearchParams();
  // Filters have no value that a query could name.
  const definitions = useMemo(() => all.filter(({ type }) => type !== adHocType), [all]);
  const [resolved, setResolved] = useState<ResolvedVariables>();
  const loadOptions = useOptionLoader();
  // The address holds more than variables: a moved time range must not resolve them again.
  const choices = definitions.map(({ name }) => `${name}=${JSON.stringify(search.getAll(`var-${name}`))}`).join('&');

  const chosen = useMemo(
    () =>
      new Map(
        definitions.flatMap(({ name }): Array<[string, string[]]> => {
          const values = search.getAll(`var-${name}`);
          return values.length > 0 ? [[name, values]] : [];
        })
      ),
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [definitions, choices]
  );

  useEffect(() => {
    let isCurrent = true;
    store.set([]);
    void resolveVariables(definitions, {
      chosen,
      loadOptions,
      onResolved: (variables) => isCurrent && store.set(variables),
    }).then((result) => isCurrent && setResolved(result));
    return () => {
      isCurrent = false;
    };
  }, [definitions, chosen, loadOptions, store]);

  const choose = useCallback(
    (name: string, values: readonly string[]) =>
      setSearch((previous) => {
        const next = new URLSearchParams(previous);
        next.delete(`var-${name}`);
        values.forEach((value) => next.append(`var-${name}`, value));
        return next;
      }),
    [setSearch]
  );

  return { resolved, choose };
}

/** Loads options by kind of variable; equal queries are asked once while the dashboard is open. */
function useOptionLoader(): (definition: VariableDefinition) => Promise<readonly VariableOption[]> {
  const { dataSources, templates } = usePageServices();
  const answers = useRef(new Map<string, Promise<readonly VariableOption[]>>());

  return useCallback(
    (definition: VariableDefinition) => {
      const { type, query, regex } = definition;
      switch (type) {
        case 'datasource':
          return Promise.resolve(
            filterOptions(
              dataSources.getList({ type: String(query) }).map(({ name, uid }) => ({ text: name, value: uid })),
              regex
            )
          );
        case 'custom':
          return Promise.resolve(customOptions(query));
        case 'query': {
          const settings = dataSources.getInstanceSettings(definition.datasource);
          const key = `${definition.name} ${settings?.uid} ${templates.replace(JSON.stringify(query))}`;
          const known = answers.current.get(key);
          const asked =
            known ??
            dataSources
              .get(definition.datasource)
              .then((dataSource) => queryVariableOptions({ dataSource, query, variableName: definition.name }))
              .then((options) => filterOptions(options, regex));
          answers.current.set(key, asked);
          asked.catch(() => answers.current.delete(key));
          return asked;
        }
        default:
          return Promise.reject(new Error(`The workbench has no variables of type ${type}`));
      }
    },
    [dataSources, templates]
  );
}
