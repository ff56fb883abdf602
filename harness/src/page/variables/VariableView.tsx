import { css } from '@emotion/css';
import {
  type CustomVariableSupport,
  type DataQuery,
  DataSourcePluginContextProvider,
  type DataSourceApi,
  type GrafanaTheme2,
  VariableSupportType,
} from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { Alert, ErrorBoundaryAlert, useStyles2 } from '@grafana/ui';
import { type ReactNode, useCallback, useState } from 'react';
import { useSearchParams } from 'react-router-dom-v5-compat';
import { LoadedView } from '../app/LoadedView';
import { PageTitle } from '../app/PageTitle';
import { useLoaded } from '../app/useLoaded';
import { queryVariableOptions } from './queryVariableOptions';
import { ValuePreview } from './ValuePreview';

const refId = 'variable';

interface Props {
  readonly dataSource: DataSourceApi;
  readonly picker: ReactNode;
}

/** What Grafana's settings of a dashboard show of a query variable: the plugin's own editor, and the values. */
export function VariableView({ dataSource, picker }: Props) {
  const styles = useStyles2(getStyles);
  const [search, setSearch] = useSearchParams();
  const support = customSupport(dataSource);
  const settings = getDataSourceSrv().getInstanceSettings(dataSource.getRef());
  const [query, setQuery] = useState<DataQuery>(
    () => parseQuery(search.get('query')) ?? { ...support?.getDefaultQuery?.(), refId }
  );
  const load = useCallback(
    () => queryVariableOptions({ dataSource, query, variableName: 'preview' }),
    [dataSource, query]
  );
  const values = useLoaded(load);
  if (support === undefined || settings === undefined) {
    return <Alert severity="error" title={`${dataSource.type} has no editor for variables`} />;
  }

  const change = (changed: DataQuery) => {
    setQuery(changed);
    setSearch(
      (previous) => {
        const next = new URLSearchParams(previous);
        next.set('query', JSON.stringify(changed));
        return next;
      },
      { replace: true }
    );
  };
  const Editor = support.editor;
  return (
    <>
      <PageTitle text="Variable" />
      <div className={styles.view}>
        {picker}
        <section className={styles.editor} aria-label="Query of the variable">
          <DataSourcePluginContextProvider instanceSettings={settings}>
            <ErrorBoundaryAlert>
              <Editor datasource={dataSource} query={query} onChange={change} onRunQuery={() => undefined} />
            </ErrorBoundaryAlert>
          </DataSourcePluginContextProvider>
        </section>
        <LoadedView loaded={values} what="the values">
          {(options) => <ValuePreview options={options} />}
        </LoadedView>
      </div>
    </>
  );
}

function customSupport({ variables }: DataSourceApi): CustomVariableSupport<DataSourceApi> | undefined {
  return variables?.getType() === VariableSupportType.Custom
    ? (variables as CustomVariableSupport<DataSourceApi>)
    : undefined;
}

function parseQuery(text: string | null): DataQuery | undefined {
  try {
    const parsed: unknown = JSON.parse(text ?? 'null');
    return typeof parsed === 'object' && parsed !== null ? { refId, ...parsed } : undefined;
  } catch {
    return undefined;
  }
}

function getStyles(theme: GrafanaTheme2) {
  return {
    view: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2) }),
    editor: css({
      padding: theme.spacing(1),
      background: theme.colors.background.primary,
      border: `1px solid ${theme.colors.border.weak}`,
      borderRadius: theme.shape.radius.default,
    }),
  };
}
