import { type DataSourceApi } from '@grafana/data';
import { Alert } from '@grafana/ui';
import { Fragment, type ReactNode, useCallback, useEffect } from 'react';
import { useSearchParams } from 'react-router-dom-v5-compat';
import { LoadedView } from '../app/LoadedView';
import { usePageServices } from '../app/PageServicesContext';
import { useLoaded } from '../app/useLoaded';
import { DataSourcePicker } from './DataSourcePicker';

interface Props {
  /** What the address holds that means something to one data source only: dropped when another is chosen. */
  readonly parameter: string;
  readonly children: (dataSource: DataSourceApi, picker: ReactNode) => ReactNode;
}

/** A view of the data source that the address names as `ds`, else of the default one, where no variables are set. */
export function ChosenDataSource({ parameter, children }: Props) {
  const { dataSources, variables } = usePageServices();
  const [search, setSearch] = useSearchParams();
  const all = dataSources.getList();
  const uid = search.get('ds') ?? (all.find((one) => one.isDefault) ?? all[0])?.uid ?? '';
  const load = useCallback(() => dataSources.get({ uid }), [dataSources, uid]);
  const dataSource = useLoaded(load);

  useEffect(() => variables.set([]), [variables]);

  if (all.length === 0) {
    return <Alert severity="info" title="No data source is provisioned" />;
  }
  const choose = (chosen: string) =>
    setSearch((previous) => {
      const next = new URLSearchParams(previous);
      next.set('ds', chosen);
      next.delete(parameter);
      return next;
    });
  return (
    <LoadedView loaded={dataSource} what="the data source">
      {(value) => (
        <Fragment key={value.uid}>
          {children(value, <DataSourcePicker dataSources={all} value={uid} onChange={choose} />)}
        </Fragment>
      )}
    </LoadedView>
  );
}
