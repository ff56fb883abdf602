import { type AccountModel } from '../shared/SendGridSettings';
import { ALL } from '../shared/StatsQuery';
import { type DataSource } from './DataSource';
import { orAll } from './useNameOptions';

/** The accounts that a query asks, as far as the data source has them. @param ids with variables, as they are saved */
export function askedAccounts(ids: readonly string[] | undefined, dataSource: DataSource): readonly AccountModel[] {
  const asked = dataSource.replaceVariables(orAll(ids));
  return asked.includes(ALL) ? dataSource.accounts : dataSource.accounts.filter(({ id }) => asked.includes(id));
}
