import { type CostChangesDataQuery, type CostsDataQuery, type PanelDataQuery } from './AzureCostsDataQuery';

/** The same question of another type: what both know is kept, and what the other one would refuse is dropped. */
export function switchQueryType(query: PanelDataQuery, queryType: PanelDataQuery['queryType']): PanelDataQuery {
  switch (queryType) {
    case 'costs':
      return query.queryType === 'costs' ? query : toCosts(query);
    case 'costChanges':
      return query.queryType === 'costChanges' ? query : toCostChanges(query);
  }
}

function toCosts({ baselineDays: _, figure: __, ...kept }: CostChangesDataQuery): CostsDataQuery {
  return { ...kept, queryType: 'costs' };
}

function toCostChanges({
  top: _,
  cumulative: __,
  granularity: ___,
  format: ____,
  legendFormat: _____,
  unsettledDays,
  ...kept
}: CostsDataQuery): CostChangesDataQuery {
  const days = unsettledDays?.days;
  return { ...kept, queryType: 'costChanges', ...(days !== undefined && { unsettledDays: { days } }) };
}
