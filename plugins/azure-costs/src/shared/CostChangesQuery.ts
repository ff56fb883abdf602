import type { CostsQuery, CostsQueryModel, UnsettledDays } from './CostsQuery';

/** What is told of each group: the cost of one day, what the same weekday used to cost, and how far the two differ. */
export const FIGURES = ['current', 'baseline', 'change', 'changePercent'] as const;

export type Figure = (typeof FIGURES)[number];

/** Which costs are meant; the same in `costs` and `costChanges`. */
export type CostsSelection = Pick<CostsQuery, 'scopes' | 'costType' | 'metric' | 'groupBy' | 'filters'>;

/** A selection as it is saved. */
export type CostsSelectionModel = Pick<CostsQueryModel, 'scopes' | 'costType' | 'metric' | 'groupBy' | 'filters'>;

/** A `costChanges` query as dashboards and alert rules save it: whatever equals its default is left out. */
export interface CostChangesQueryModel extends CostsSelectionModel {
  readonly queryType: 'costChanges';
  readonly schemaVersion?: 1;
  /** How far back the baseline reaches, in days before the current one. */
  readonly baselineDays?: number;
  /** Unsettled days are never compared, so there is nothing to `show`. */
  readonly unsettledDays?: Partial<Pick<UnsettledDays, 'days'>>;
  readonly figure?: Figure;
}

/** A `costChanges` query after parsing: complete, normalised, without variables. */
export interface CostChangesQuery extends CostsSelection {
  readonly queryType: 'costChanges';
  readonly baselineDays: number;
  readonly unsettledDays: Pick<UnsettledDays, 'days'>;
  /** The one figure that is asked for; without it a table of all of them. */
  readonly figure?: Figure;
}
