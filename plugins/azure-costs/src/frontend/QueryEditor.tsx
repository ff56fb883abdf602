import { type QueryEditorProps } from '@grafana/data';
import { Input } from '@grafana/ui';
import { type AzureCostsDataQuery } from './AzureCostsDataQuery';
import { type AzureCostsOptions } from './AzureCostsOptions';
import { type DataSource } from './DataSource';

export function QueryEditor(props: QueryEditorProps<DataSource, AzureCostsDataQuery, AzureCostsOptions>) {
  return <Input value={props.query.queryType} readOnly aria-label="Query type" />;
}
