import { chosenDataSource } from '../chosenDataSource';
import { QueryTarget } from '../QueryTarget';

/** Plugin id of SendGrid Stats. */
export const SENDGRID_STATS = 'glance-sendgridstats-datasource';

/** The data source that the dashboard's variable names. */
export const CHOSEN_DATA_SOURCE = chosenDataSource(SENDGRID_STATS);

/** Fields of a `stats` query; what equals its default is left out, as the query editor does. */
export interface StatsFields {
  readonly source?: 'categories' | 'subusers' | 'mailboxProviders';
  readonly names?: readonly string[];
  readonly top?: { readonly limit: number };
  readonly metrics?: readonly string[];
  readonly rates?: readonly string[];
  readonly today?: 'drop';
  readonly format?: 'table';
}

/** The account, or accounts, that the dashboard's variable names. */
const CHOSEN_ACCOUNTS = ['$account'];

/** A query of a panel about the chosen accounts. */
export class StatsTarget extends QueryTarget {
  constructor(fields: StatsFields, refId = 'A') {
    const query = { queryType: 'stats', accounts: CHOSEN_ACCOUNTS, ...fields, refId };
    super(CHOSEN_DATA_SOURCE, query);
  }
}

/** What is asked of each account. */
interface FigureFields {
  readonly queryType: 'credits' | 'reputation';
  readonly figures?: readonly string[];
  readonly refId: string;
}

/** A query of what each of the chosen accounts has now. */
export class FigureTarget extends QueryTarget {
  constructor(fields: FigureFields) {
    const query = { accounts: CHOSEN_ACCOUNTS, ...fields };
    super(CHOSEN_DATA_SOURCE, query);
  }
}
