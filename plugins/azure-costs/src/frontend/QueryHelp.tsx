import { type QueryExample, QueryExamples } from '@glance/query-editor';
import { type QueryEditorHelpProps } from '@grafana/data';
import { type CostChangesQueryModel } from '../shared/CostChangesQuery';
import { type CostsQueryModel } from '../shared/CostsQuery';
import { type AzureCostsDataQuery } from './AzureCostsDataQuery';

const byDimension = (name: string) => [{ type: 'Dimension', name } as const];

const EXAMPLES: ReadonlyArray<QueryExample<CostsQueryModel | CostChangesQueryModel>> = [
  {
    title: 'Cost per day by resource group',
    text: 'The ten largest groups and the others; stack the series to see the whole.',
    query: { queryType: 'costs', groupBy: byDimension('ResourceGroupName'), top: { limit: 10 } },
  },
  {
    title: 'What crept up',
    text: 'The newest settled day of each resource group against the mean of the same weekday, largest increase first.',
    query: { queryType: 'costChanges', groupBy: byDimension('ResourceGroupName') },
  },
  {
    title: 'Spent so far',
    text: 'Running total of each subscription. Set the time range to "This month so far".',
    query: { queryType: 'costs', cumulative: true },
  },
  {
    title: 'What each service cost',
    text: 'One total for each service over the range: for tables, bar gauges and pie charts.',
    query: { queryType: 'costs', granularity: 'None', groupBy: byDimension('ServiceName'), top: { limit: 10 } },
  },
  {
    title: 'Cost per team',
    text: 'Split by a tag; costs without it are (none).',
    query: { queryType: 'costs', groupBy: [{ type: 'TagKey', name: 'team' }] },
  },
  {
    title: 'Months with reservations spread out',
    text: 'Amortized cost by region, month by month.',
    query: {
      queryType: 'costs',
      costType: 'AmortizedCost',
      granularity: 'Monthly',
      groupBy: byDimension('ResourceLocation'),
    },
  },
  {
    title: 'Purchases only',
    text: 'Leaves ordinary usage out, so that a new reservation or Marketplace order stands out.',
    query: {
      queryType: 'costs',
      groupBy: byDimension('PublisherType'),
      filters: [{ type: 'Dimension', name: 'ChargeType', operator: 'NotIn', values: ['Usage'] }],
    },
  },
];

/** Examples to start from. */
export function QueryHelp({ query, onClickExample }: QueryEditorHelpProps<AzureCostsDataQuery>) {
  return (
    <QueryExamples
      title="Azure Costs examples"
      examples={EXAMPLES}
      onChoose={(example) => onClickExample({ ...example, refId: query.refId })}
    />
  );
}
