import { type DataQuery } from '@grafana/data';
import { type CreditsQueryModel, type ReputationQueryModel } from '../shared/AccountQuery';
import { type StatsQueryModel } from '../shared/StatsQuery';
import { type VariableQueryModel } from '../shared/variableQuery';

export type StatsDataQuery = StatsQueryModel & DataQuery;
export type CreditsDataQuery = CreditsQueryModel & DataQuery;
export type ReputationDataQuery = ReputationQueryModel & DataQuery;

/** A query that panels, Explore and alert rules can have, as Grafana's front end keeps it. */
export type PanelDataQuery = StatsDataQuery | CreditsDataQuery | ReputationDataQuery;

/** The query of a dashboard variable in Grafana's front end. */
export type VariableDataQuery = VariableQueryModel & DataQuery;

/** Any query in Grafana's front end: our model beside Grafana's own fields. */
export type SendGridStatsDataQuery = PanelDataQuery | VariableDataQuery;
