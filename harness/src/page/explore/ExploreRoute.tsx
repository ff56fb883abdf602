import { ChosenDataSource } from '../settings/ChosenDataSource';
import { ExploreView } from './ExploreView';

/** Explore for the data source that the address names, else the default one. */
export function ExploreRoute() {
  return (
    <ChosenDataSource parameter="queries">
      {(dataSource, picker) => <ExploreView dataSource={dataSource} picker={picker} />}
    </ChosenDataSource>
  );
}
