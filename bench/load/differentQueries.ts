import type { HostQuery } from '@glance/harness';
import type { AzureSimulator } from '@glance/simulator-azure';

/** Each of few values, so that its days are asked by month. */
const groupings = [
  'ResourceGroupName',
  'ResourceLocation',
  'ResourceType',
  'MeterCategory',
  'Meter',
  'ServiceFamily',
  'SubscriptionId',
  'UnitOfMeasure',
] as const;

const costTypes = ['ActualCost', 'AmortizedCost', 'Usage'] as const;
const metrics = ['Cost', 'CostUSD'] as const;

/**
 * So many different cost queries, each worth one call of its own, spread over the subscriptions.
 * @throws RangeError when there are not so many
 */
export function differentQueries(simulator: AzureSimulator, count = 24): readonly HostQuery[] {
  const queries = metrics.flatMap((metric) =>
    costTypes.flatMap((costType) =>
      groupings.flatMap((name) =>
        simulator.model.subscriptions.map(({ id }) => ({
          queryType: 'costs',
          scopes: [`subscriptions/${id}`],
          costType,
          metric,
          groupBy: [{ type: 'Dimension', name }],
        }))
      )
    )
  );
  if (count > queries.length) {
    throw new RangeError(`There are ${queries.length} different queries, not ${count}`);
  }
  return queries.slice(0, count).map((query, index) => ({ refId: `Q${index}`, ...query }));
}
