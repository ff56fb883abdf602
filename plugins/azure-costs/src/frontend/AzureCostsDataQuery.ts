import { type DataQuery } from '@grafana/data';
import { type CostChangesQueryModel } from '../shared/CostChangesQuery';
import { type CostsQueryModel } from '../shared/CostsQuery';
import { type VariableQueryModel } from '../shared/variableQuery';

export type CostsDataQuery = CostsQueryModel & DataQuery;
export type CostChangesDataQuery = CostChangesQueryModel & DataQuery;

/** A query that panels, Explore and alert rules can have, as Grafana's front end keeps it. */
export type PanelDataQuery = CostsDataQuery | CostChangesDataQuery;

/** The query of a dashboard variable in Grafana's front end. */
export type VariableDataQuery = VariableQueryModel & DataQuery;

/** Any query in Grafana's front end: our model beside Grafana's own fields. */
export type AzureCostsDataQuery = PanelDataQuery | VariableDataQuery;
