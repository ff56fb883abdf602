import { type DataQuery } from '@grafana/data';
import { type CostChangesQueryModel } from '../shared/CostChangesQuery';
import { type CostsQueryModel } from '../shared/CostsQuery';
import { type AzureCostsQuery } from '../shared/query';
import { type VariableQueryModel } from '../shared/variableQuery';

/** A query as Grafana's front end keeps it: our model beside Grafana's own fields. */
export type AzureCostsDataQuery = AzureCostsQuery & DataQuery;

/** A query of costs in Grafana's front end. */
export type CostsDataQuery = CostsQueryModel & DataQuery;

/** A query of cost changes in Grafana's front end. */
export type CostChangesDataQuery = CostChangesQueryModel & DataQuery;

/** A query that panels, Explore and alert rules can have. */
export type PanelDataQuery = CostsDataQuery | CostChangesDataQuery;

/** The query of a dashboard variable in Grafana's front end. */
export type VariableDataQuery = VariableQueryModel & DataQuery;

/** True for everything but the queries of dashboard variables; a query without a type is about to become one of costs. */
export function isPanelDataQuery(query: AzureCostsDataQuery): query is PanelDataQuery {
  return query.queryType !== 'variable';
}
