import { type DataQuery } from '@grafana/data';
import { type LogCountsQueryModel } from '../shared/LogCountsQuery';
import { type LogsQueryModel } from '../shared/LogsQuery';
import { type LogVolumeQueryModel } from '../shared/LogVolumeQuery';
import { type VariableQueryModel } from '../shared/variableQuery';

export type LogCountsDataQuery = LogCountsQueryModel & DataQuery;
export type LogsDataQuery = LogsQueryModel & DataQuery;
export type LogVolumeDataQuery = LogVolumeQueryModel & DataQuery;

/** A query that panels, Explore and alert rules can have, as Grafana's front end keeps it. */
export type PanelDataQuery = LogCountsDataQuery | LogsDataQuery | LogVolumeDataQuery;

/** The query of a dashboard variable in Grafana's front end. */
export type VariableDataQuery = VariableQueryModel & DataQuery;

/** Any query in Grafana's front end: our model beside Grafana's own fields. */
export type DatadogLogsDataQuery = PanelDataQuery | VariableDataQuery;
