import { type AdHocVariableFilter, type DataSourceApi } from '@grafana/data';
import { Menu } from '@grafana/ui';
import { useNavigate } from 'react-router-dom-v5-compat';
import { toTimeRangeParams } from '../time/timeRangeParams';
import { type TimeRangeState } from '../time/useTimeRange';
import { type PanelModel } from './model/PanelModel';

interface Props {
  readonly dataSource: DataSourceApi;
  readonly panel: PanelModel;
  readonly filters: readonly AdHocVariableFilter[];
  readonly time: TimeRangeState;
}

/** What can be done with a panel: open its queries, variables replaced, in Explore. */
export function PanelMenu({ dataSource, panel, filters, time }: Props) {
  const navigate = useNavigate();
  const openInExplore = () => {
    // Explore has no variables, of which the data source may be one too.
    const interpolated =
      dataSource.interpolateVariablesInQueries?.([...panel.targets], {}, [...filters]) ?? panel.targets;
    const queries = interpolated.map((query) => ({ ...query, datasource: dataSource.getRef() }));
    const search = new URLSearchParams({
      ds: dataSource.uid,
      queries: JSON.stringify(queries),
      ...toTimeRangeParams(time.timeRange.raw),
    });
    navigate(`/explore?${search}`);
  };
  return (
    <Menu>
      <Menu.Item label="Explore" icon="compass" onClick={openInExplore} />
    </Menu>
  );
}
