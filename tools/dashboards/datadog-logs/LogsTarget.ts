import { chosenDataSource } from '../chosenDataSource';
import { QueryTarget } from '../QueryTarget';

/** Plugin id of Datadog Logs. */
export const DATADOG_LOGS = 'glance-datadoglogs-datasource';

/** The data source that the dashboard's variable names. */
export const CHOSEN_DATA_SOURCE = chosenDataSource(DATADOG_LOGS);

/** Fields of a `logCounts` query; what equals its default is left out, as the query editor does. */
export interface LogCountsFields {
  readonly queryType: 'logCounts';
  readonly query: string;
  readonly computes?: ReadonlyArray<{
    readonly aggregation: string;
    readonly metric?: string;
    readonly name?: string;
  }>;
  readonly groupBy?: ReadonlyArray<{ readonly facet: string; readonly limit?: number; readonly missing?: false }>;
  readonly mode?: 'total';
}

/** Fields of the query types that show logs themselves, likewise. */
export interface LogsFields {
  readonly queryType: 'logs' | 'logVolume';
  readonly query: string;
  readonly limit?: number;
}

/** A query of a panel or an annotation. */
export class LogsTarget extends QueryTarget {
  constructor(fields: LogCountsFields | LogsFields, refId = 'A') {
    super(CHOSEN_DATA_SOURCE, { ...fields, refId });
  }
}
