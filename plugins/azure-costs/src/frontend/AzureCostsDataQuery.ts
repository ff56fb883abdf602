import { type DataQuery } from '@grafana/data';
import { type CostsQueryModel } from '../shared/CostsQuery';
import { type AzureCostsQuery } from '../shared/query';
import { type VariableQueryModel } from '../shared/variableQuery';

/** A query as Grafana's front end keeps it: our model beside Grafana's own fields. */
export type AzureCostsDataQuery = AzureCostsQuery & DataQuery;

/** A query of costs in Grafana's front end. */
export type CostsDataQuery = CostsQueryModel & DataQuery;

/** The query of a dashboard variable in Grafana's front end. */
export type VariableDataQuery = VariableQueryModel & DataQuery;

/** True for everything but the queries of dashboard variables; a query without a type is about to become one of costs. */
export function isCostsDataQuery(query: AzureCostsDataQuery): query is CostsDataQuery {
  return query.queryType !== 'variable';
}
