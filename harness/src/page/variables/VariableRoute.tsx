import { ChosenDataSource } from '../settings/ChosenDataSource';
import { VariableView } from './VariableView';

/** The editor of a variable for the data source that the address names, else the default one. */
export function VariableRoute() {
  return (
    <ChosenDataSource parameter="query">
      {(dataSource, picker) => <VariableView dataSource={dataSource} picker={picker} />}
    </ChosenDataSource>
  );
}
