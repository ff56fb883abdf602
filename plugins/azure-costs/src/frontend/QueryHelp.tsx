import { type QueryEditorHelpProps } from '@grafana/data';
import { Text } from '@grafana/ui';
import { type AzureCostsDataQuery } from './AzureCostsDataQuery';

export function QueryHelp(_props: QueryEditorHelpProps<AzureCostsDataQuery>) {
  return <Text>Azure Costs</Text>;
}
